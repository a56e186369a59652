# A line table whose directories have no fields, and so no bytes, but are said to be very many, gives no lines; the
# report comes to its end.
# RUN: %cc -O2 -g %S/Inputs/inlined.c -o %t && %python %s %t
import os
import re
import struct
import subprocess
import sys

FIXED = 18  # bytes of a header; the last is the first special opcode, and one byte for each opcode below it follows


def main():
    program = sys.argv[1]
    text = subprocess.run(["readelf", "-SW", program], stdout=subprocess.PIPE, check=True, text=True).stdout
    where = re.search(r"\.debug_line +PROGBITS +[0-9a-f]+ ([0-9a-f]+) ([0-9a-f]+)", text)
    start, size = int(where[1], 16), int(where[2], 16)
    with open(program, "rb") as file:
        data = bytearray(file.read())
    at, changed = start, 0
    while at < start + size:
        length, version = struct.unpack_from("<IH", data, at)
        if version == 5:
            description = at + FIXED + data[at + FIXED - 1] - 1
            data[description:description + 10] = b"\0" + b"\xff" * 8 + b"\x7f"
            changed += 1
        at += 4 + length
    with open(program + ".changed", "wb") as file:
        file.write(data)
    os.chmod(program + ".changed", 0o755)
    run = subprocess.run([program + ".changed"], stderr=subprocess.PIPE, timeout=20, check=False)
    report = run.stderr.decode(errors="replace")
    print(report)
    if changed == 0 or run.returncode != 2 or "main.main(...)" not in report or "inlined.c:" in report:
        sys.exit(f"{changed} tables changed, status {run.returncode}")


main()
