# The files that the documents name exist.
# RUN: %python %s
import style

style.check(style.named_files, lambda path: path.endswith(".md"))
