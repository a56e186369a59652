# The instruction syscall stands only in sys/, assembler in C++ only in rt0/ and sys/.
# RUN: %python %s
import style

style.check(style.system_calls, lambda path: style.in_runtime(path) or path.startswith("include/"))
