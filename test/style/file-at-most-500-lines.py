# No file is longer than 500 lines.
# RUN: %python %s
import style

style.check(style.file_length, lambda path: path != "LICENSE")
