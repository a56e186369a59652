# Every file says in its first line what it is for, and a test what it claims.
# RUN: %python %s
import style

style.check(style.first_line)
