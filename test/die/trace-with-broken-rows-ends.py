# Whatever stands in the tables for unwinding, a report comes to its end: a crashing program with bytes of .eh_frame,
# and of the table that leads to it, changed at random still ends with its text and status 2.
# REQUIRES: release || clang++-19-ubsan
# RUN: %cc -O1 %S/Inputs/frames.c -o %t.gcc
# RUN: %cc --cc=clang-19 -O1 %S/Inputs/frames.c -o %t.clang
# RUN: env PYTHONPATH=%inputs/die/Inputs %python %s 150 %t.gcc %t.clang
import os
import subprocess
import sys

import changes

ENDS = {"0": b"panic: broken\n", "1": b"panic: runtime error: invalid memory address or nil pointer dereference\n"}
CALLERS = [b"main.main(...)", b"all_of_it(...)", b"realigned(...)", b"end(...)"]


def places_of(program):
    """Mostly the table, seldom what leads to it."""
    found = changes.sections(program, "eh_frame|eh_frame_hdr")
    if len(found) != 2:
        sys.exit(f"{program}: sections {found}")
    return [found["eh_frame"]] * 9 + [found["eh_frame_hdr"]]


def report_of(program, way):
    run = subprocess.run([program, way], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, timeout=20, check=False)
    return run.returncode, run.stderr


def main():
    rounds = int(sys.argv[1])
    for program in sys.argv[2:]:
        places = places_of(program)
        whole = [report_of(program, way) for way in ENDS]
        if not all(status == 2 and all(c in report for c in CALLERS) for status, report in whole):
            sys.exit(f"{program}: unchanged, it gives {whole}")
        cut = 0
        for seed, changed in changes.copies(program, rounds, lambda _: places):
            way = "01"[seed % 2]
            status, report = report_of(changed, way)
            torn = b"fault during the traceback" in report or b"goroutine 2 [" not in report
            if status != 2 or torn or not report.startswith(ENDS[way]) or len(report) > 20000:
                sys.exit(f"{program}, seed {seed}: status {status}\n" + report.decode(errors="replace"))
            cut += CALLERS[0] not in report.partition(b"goroutine 2")[0]
        if cut == 0:
            sys.exit(f"{program}: no report was shorter, so no table was broken")
        print(f"{os.path.basename(program)}: {rounds} reports, {cut} of them cut")


main()
