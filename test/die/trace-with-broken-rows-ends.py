# Whatever stands in the tables for unwinding, a report comes to its end: a crashing program with bytes of .eh_frame,
# and of the table that leads to it, changed at random still ends with its text and status 2.
# RUN: %cc -O1 %S/Inputs/frames.c -o %t.gcc
# RUN: %cc --cc=clang-19 -O1 %S/Inputs/frames.c -o %t.clang
# RUN: %python %s 150 %t.gcc %t.clang
import os
import random
import re
import subprocess
import sys

ENDS = {"0": b"panic: broken\n", "1": b"panic: runtime error: invalid memory address or nil pointer dereference\n"}
CALLERS = [b"main.main(...)", b"all_of_it(...)", b"realigned(...)", b"end(...)"]


def sections(path):
    """Offset and size in the file of the table and of what leads to it."""
    text = subprocess.run(["readelf", "-SW", path], stdout=subprocess.PIPE, check=True, text=True).stdout
    found = re.findall(r"\.eh_frame(_hdr)? +\w+ +[0-9a-f]+ ([0-9a-f]+) ([0-9a-f]+)", text)
    if [name for name, _, _ in found] != ["_hdr", ""]:
        sys.exit(f"{path}: sections {found}")
    return [(int(offset, 16), int(size, 16)) for _, offset, size in found]


def broken(data, places, chance):
    """A copy with some bytes changed, or some words of four bytes; mostly in the table, seldom in what leads to it."""
    copy = bytearray(data)
    for _ in range(chance.choice([1, 3, 20, 300])):
        offset, size = places[chance.random() < 0.9]
        bytes_changed = chance.choice([1, 1, 4])
        at = offset + chance.randrange(size - bytes_changed)
        number = chance.choice([0, 1, 0x7f, 0x80, 0xff, 0x0f, 0x10, 0x16, chance.randrange(256)])
        if bytes_changed == 4:
            number = chance.choice([0, 1, 4, 0x7fffffff, 0x80000000, 0xffffffff, chance.randrange(1 << 32)])
        copy[at:at + bytes_changed] = number.to_bytes(bytes_changed, "little")
    return copy


def report_of(program, way):
    run = subprocess.run([program, way], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, timeout=20, check=False)
    return run.returncode, run.stderr


def main():
    rounds = int(sys.argv[1])
    for program in sys.argv[2:]:
        with open(program, "rb") as file:
            data = file.read()
        places = sections(program)
        whole = [report_of(program, way) for way in ENDS]
        if not all(status == 2 and all(c in report for c in CALLERS) for status, report in whole):
            sys.exit(f"{program}: unchanged, it gives {whole}")
        cut = 0
        for seed in range(rounds):
            changed = f"{program}.{seed % 2}"
            with open(changed, "wb") as file:
                file.write(broken(data, places, random.Random(seed)))
            os.chmod(changed, 0o755)
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
