# The top level of the tree holds the folders and files of docs/layout.md and nothing else.
# RUN: %python %s
import os

import style

folders = {"rt0", "sys", "runtime", "include", "linker", "test", "docs", ".ci", "build", ".git"}
files = {"Makefile", "README.md", "LICENSE"}

broken = 0
for name in os.listdir(style.root):
    is_folder = os.path.isdir(os.path.join(style.root, name))
    if name not in (folders if is_folder else files) and not (name.startswith(".") and not is_folder):
        print(f"{name} does not belong at the top")
        broken += 1
for name in sorted(folders - {"build", ".git"} | files):
    if not os.path.exists(os.path.join(style.root, name)):
        print(f"{name} is missing")
        broken += 1
style.end(len(folders | files), broken)
