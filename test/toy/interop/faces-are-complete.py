# faces-are-complete.py -- predawn.inc and predawn.ll declare the functions of predawn.h, all of them and no others.
# RUN: %python %s %root/include | FileCheck %s
# CHECK:     {{[1-9][0-9]+}} functions
# CHECK-NOT: {{.}}
import re
import sys

folder = sys.argv[1]


def read(name):
    with open(f"{folder}/{name}", encoding="utf-8") as file:
        return file.read()


# pd_main and pd_init are the names in C of what the program itself defines.
header = re.sub(r"//.*", "", read("predawn.h"))
functions = set(re.findall(r"^[\w \*\[\]]*?\b(pd_\w+|mem\w+)\([^;{}]*\);", header, re.M)) - {"pd_main", "pd_init"}
print(len(functions), "functions")
for name, pattern in (("predawn.inc", r"^extern (\w+)"), ("predawn.ll", r"^declare .*@(\w+)\(")):
    declared = set(re.findall(pattern, read(name), re.M)) - {"__morestack"}
    for missing in sorted(functions - declared):
        print(f"{name} lacks {missing}")
    for extra in sorted(declared - functions):
        print(f"{name} has {extra}, which predawn.h has not")
