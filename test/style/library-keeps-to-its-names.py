# The library defines no global name that a program could want: only pd_, rt0_ and sys_ names, those of the C++
# namespace, those that compilers call, and the entry.
# RUN: %python %s
import re

import style

allowed = re.compile(r"(pd_|rt0_|sys_|_ZN?K?7predawn|_ZN?K?\w*7predawn|__)\w*|mem(cpy|move|set|cmp)|_rt0_amd64")

checked, broken = 0, 0
for library in style.libraries():
    for line in style.output_of("nm", "--defined-only", "--extern-only", "-P", library).split("\n"):
        if " " in line:
            name = line.split(" ")[0]
            checked += 1
            if not allowed.fullmatch(name):
                print(f"{library}: {name}")
                broken += 1
style.end(checked, broken)
