# The compiler's atomics are used only by rt0/atomic.h.
# RUN: %python %s
import style

style.check(style.atomics, lambda path: style.in_runtime(path) and style.is_code(path))
