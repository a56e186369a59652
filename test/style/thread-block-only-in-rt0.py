# No offset into the thread block is written by hand, and C++ outside rt0/ names no FS.
# RUN: %python %s
import style

style.check(style.thread_block, style.in_runtime)
