# No line is longer than 120 columns; the tables of documents may be.
# RUN: %python %s
import style

style.check(style.line_length)
