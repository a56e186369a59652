# A folder includes only the folders below it, and freestanding headers.
# RUN: %python %s
import style

style.check(style.includes, lambda path: style.in_runtime(path) or path.startswith("include/"))
