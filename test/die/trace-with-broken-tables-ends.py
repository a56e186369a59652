# Whatever stands in the tables for debuggers, a report comes to its end: a crashing program with bytes of its debug
# sections changed at random still ends with status 2, and names the frames by its symbols.
# REQUIRES: release || clang++-19-ubsan
# RUN: %cc -O2 -g %S/Inputs/inlined.c -o %t.gcc
# RUN: %cc -O2 -g -gdwarf-4 %S/Inputs/inlined.c -o %t.four
# RUN: %cc --cc=clang-19 -O2 -g %S/Inputs/inlined.c -o %t.clang
# RUN: env PYTHONPATH=%inputs/die/Inputs %python %s 150 %t.gcc %t.four %t.clang
import os
import subprocess
import sys

import changes


def main():
    rounds = int(sys.argv[1])
    for program in sys.argv[2:]:
        tables = list(changes.sections(program, r"debug_\w+").values())
        if len(tables) < 4:
            sys.exit(f"{program}: only {len(tables)} debug sections")
        places = tables + [(offset, min(size, 64)) for offset, size in tables]  # half of the changes: in the headers
        with_line = 0
        for seed, changed in changes.copies(program, rounds, lambda _: places):
            run = subprocess.run([changed], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, timeout=20, check=False)
            report = run.stderr
            if run.returncode != 2 or b"fault during the traceback" in report or b"main.main(...)" not in report:
                sys.exit(f"{program}, seed {seed}: status {run.returncode}\n" + report.decode(errors="replace"))
            with_line += b".c:" in report
        if with_line == 0:
            sys.exit(f"{program}: no report had a line")
        print(f"{os.path.basename(program)}: {rounds} reports, {with_line} of them with lines")


main()
