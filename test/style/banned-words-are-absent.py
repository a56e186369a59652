# No file holds a word that promises later work, or a path of one machine.
# RUN: %python %s
import style

style.check(style.banned)
