# B8: where the machine has no more threads, from the first on or at any later one, the program goes on with those it
# has, its result is right, and it says nothing; and that nothing can run any more, or nothing is left, is noticed.
#
# RUN: %cc -O2 %S/output-is-the-same-for-any-mmax.c -o %t
# RUN: %cc -O2 %S/main-returns-and-others-go-on.c -o %t.ends
# RUN: %cc -O2 %inputs/die/deadlock-after-work-lists-all-once.c -I%S -o %t.stands
# RUN: %python %s %fault %t %t.ends %t.stands | FileCheck %s
# CHECK: wrong: []
import subprocess
import sys

fault, *programs = sys.argv[1:]


def run(command):
    """Status, output, and how the report begins."""
    ended = subprocess.run(command, env={"PREDAWN_MAXPROCS": "8"}, capture_output=True, timeout=30)
    return ended.returncode, ended.stdout, ended.stderr.split(b"\n")[0]


wrong = []
for program in programs:
    right = run([program])
    for kind in ("--nth", "--from"):
        for k in range(1, 9):
            found = run([fault, "--call", "clone", "--errno", "EAGAIN", kind, str(k), program])
            if found != right:
                wrong.append((program, kind, k, found))
print("wrong:", wrong)
