# no-text-crashes.py -- beginnings of every toy program, and every program with a byte changed, are no crash.
# REQUIRES: release
# RUN: %python %s %toyc %inputs/toy/programs/*.toy %inputs/toy/errors/*.toy | FileCheck %s
# CHECK:     hello.toy: {{[1-9][0-9]*}} texts compiled, {{[1-9][0-9]*}} were refused
# CHECK-NOT: died
# CHECK:     done
import os
import subprocess
import sys

compiler, programs = sys.argv[1], sys.argv[2:]
for program in sorted(programs, key=lambda path: not path.endswith("/hello.toy")):
    result = subprocess.run([compiler, "--self-test", program], capture_output=True, text=True, timeout=60)
    died = "" if result.returncode in (0, 1) and result.stdout else f"died: {result.returncode}"
    print(f"{os.path.basename(program)}: {result.stdout.strip()}{died}")
print("done")
