# Whatever stands in the tables for debuggers, a report comes to its end: a crashing program with bytes of its debug
# sections changed at random still ends with status 2, and names the frames by its symbols.
# RUN: %cc -O2 -g %S/Inputs/inlined.c -o %t.gcc
# RUN: %cc -O2 -g -gdwarf-4 %S/Inputs/inlined.c -o %t.four
# RUN: %cc --cc=clang-19 -O2 -g %S/Inputs/inlined.c -o %t.clang
# RUN: %python %s 150 %t.gcc %t.four %t.clang
import os
import random
import re
import subprocess
import sys


def debug_sections(path):
    """Offset and size in the file of each section for debuggers."""
    text = subprocess.run(["readelf", "-SW", path], stdout=subprocess.PIPE, check=True, text=True).stdout
    found = re.findall(r"\.debug_\w+ +PROGBITS +[0-9a-f]+ ([0-9a-f]+) ([0-9a-f]+)", text)
    return [(int(offset, 16), int(size, 16)) for offset, size in found if int(size, 16) > 0]


def broken(data, sections, chance):
    """A copy with some bytes changed, sometimes a whole stretch of them."""
    copy = bytearray(data)
    for _ in range(chance.choice([1, 3, 20, 500])):
        offset, size = chance.choice(sections)
        # Half of them near the start of a section: in the headers.
        at = offset + chance.randrange(min(size, 64) if chance.random() < 0.5 else size)
        copy[at] = chance.choice([0, 1, 0x7f, 0x80, 0xff, chance.randrange(256)])
    return copy


def main():
    rounds = int(sys.argv[1])
    for program in sys.argv[2:]:
        with open(program, "rb") as file:
            data = file.read()
        sections = debug_sections(program)
        if len(sections) < 4:
            sys.exit(f"{program}: only {len(sections)} debug sections")
        with_line = 0
        for seed in range(rounds):
            changed = f"{program}.{seed % 2}"
            with open(changed, "wb") as file:
                file.write(broken(data, sections, random.Random(seed)))
            os.chmod(changed, 0o755)
            run = subprocess.run([changed], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, timeout=20, check=False)
            report = run.stderr
            if run.returncode != 2 or b"fault during the traceback" in report or b"main.main(...)" not in report:
                sys.exit(f"{program}, seed {seed}: status {run.returncode}\n" + report.decode(errors="replace"))
            with_line += b".c:" in report
        if with_line == 0:
            sys.exit(f"{program}: no report had a line")
        print(f"{os.path.basename(program)}: {rounds} reports, {with_line} of them with lines")


main()
