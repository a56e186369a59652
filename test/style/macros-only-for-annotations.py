# The runtime has no macros and no #if but those of annotations, limits and offsets.
# RUN: %python %s
import style

style.check(style.preprocessor, lambda path: style.in_runtime(path) and style.is_code(path))
