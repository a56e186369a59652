# No function is longer than 70 lines and no assembler procedure than 120 instructions.
# RUN: %python %s
import style

style.check(style.function_length)
