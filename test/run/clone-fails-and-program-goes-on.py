# B8: where the machine has no more threads, from the first on or at any later one, the program goes on with those it
# has, its result is right, and it says nothing.
#
# RUN: %cc -O2 %S/output-is-the-same-for-any-mmax.c -o %t
# RUN: %t >%t.expected
# RUN: %python %s %fault %t %t.expected | FileCheck %s
# CHECK: wrong: []
import os
import subprocess
import sys

fault, program, expected = sys.argv[1:]
wrong = []
for kind in ("--nth", "--from"):
    for k in range(1, 9):
        command = [fault, "--call", "clone", "--errno", "EAGAIN", kind, str(k), program]
        run = subprocess.run(command, env={"PREDAWN_MAXPROCS": "8"}, capture_output=True, timeout=30)
        with open(expected, "rb") as file:
            right = file.read()
        if run.returncode != 0 or run.stdout != right or run.stderr:
            wrong.append((kind, k, run.returncode, run.stderr[:200]))
print("wrong:", wrong)
