# The runtime uses no exceptions, no virtual functions, no RTTI and nothing of std.
# RUN: %python %s
import style

style.check(style.freestanding, lambda path: style.in_runtime(path) and style.is_code(path))
