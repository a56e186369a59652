# H12 in full: programs with goroutines on all threads, channels, selects, timers and files run again and again for a
# minute, with ten thousand signals a second to each thread, and never give another result or hang.
# REQUIRES: long
# RUN: %cc -O2 -I%inputs/run %S/output-is-the-same-for-any-mmax.c %S/Inputs/signals.c -o %t.1
# RUN: %cc -O2 -I%inputs/run %S/chan-value-is-received-once.c %S/Inputs/signals.c -o %t.2
# RUN: %cc -O2 -I%inputs/run %S/selects-at-random-conserve-values.c %S/Inputs/signals.c -o %t.3
# RUN: %cc -O2 -I%inputs/run %S/sleep-is-on-time-though-others-run-long.c %S/Inputs/signals.c -o %t.4
# RUN: %cc -O2 -I%inputs/run %S/whatever-system-call-fails-the-result-is-right-or-said.c %S/Inputs/signals.c -o %t.5
# RUN: %python %s %t | FileCheck %s
# CHECK: wrong: []
import itertools
import subprocess
import sys
import time

first, wrong, end = {}, [], time.monotonic() + 60
for number in itertools.count():
    mmax = "128"[number % 3]
    program = f"{sys.argv[1]}.{number % 5 + 1}"
    run = subprocess.run([program, program + ".file"], env={"PREDAWN_MAXPROCS": mmax}, capture_output=True, timeout=60)
    got = run.returncode, sorted(run.stdout.splitlines())
    if run.returncode != 0 or first.setdefault(program, got) != got or b"100 signals" not in run.stderr:
        wrong.append((program, mmax, run.returncode, run.stdout[-300:], run.stderr[-300:]))
    if time.monotonic() > end and number >= 5:
        break
print("runs:", number, "wrong:", wrong)
