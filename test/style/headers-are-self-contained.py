# Every header compiles alone, without warning; the public one as C11 too, by both compilers.
# RUN: %python %s
import subprocess

import style

plain = ["-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-ffreestanding", "-Iinclude", "-iquote", "."]
cpp = ["-std=c++20", "-fno-exceptions", "-fno-rtti", "-DPREDAWN_CHECKED=0", "-x", "c++"]
c = ["-std=c11", "-Wpedantic", "-x", "c"]


def compiles(compiler, language, header):
    # Included from standard input, because a header given as the source warns about its #pragma once.
    command = [compiler, *plain, *language, "-"]
    result = subprocess.run(command, input=f'#include "{header}"\n', cwd=style.root, text=True, capture_output=True)
    if result.returncode != 0:
        print(f"{header} by {compiler}:\n{result.stderr}")
    return result.returncode == 0


headers = [path for path, _ in style.tree() if path.endswith(".h") and not path.startswith("test/")]
broken = sum(not compiles("g++", cpp, header) for header in headers)
for header in headers:
    if header.startswith("include/"):
        broken += sum(not compiles(*pair, header) for pair in (("gcc", c), ("clang-19", c), ("clang++-19", cpp)))
style.end(len(headers), broken)
