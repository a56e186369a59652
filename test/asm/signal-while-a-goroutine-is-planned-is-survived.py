# A SIGQUIT that comes at any step of planning a goroutine, the first in its bag, ends in a whole list, in which every
# goroutine has a number.
# RUN: %cc -g -O1 %inputs/asm/Inputs/plans.c -o %t
# RUN: env PREDAWN_MAXPROCS=1 PYTHONPATH=%inputs/asm/Inputs gdb -nx -batch -iex "set debuginfod enabled off" \
# RUN:     -iex "python report = '%t.report'" -x %s %t 2>&1 | FileCheck %s
# CHECK-NOT: wrong
# CHECK: {{^}}lists: {{[1-9][0-9]}}{{$}}
import re

import gdb

import session

APART = 5  # of so many instructions one is tried


def instructions():
    """The addresses of plan_add's instructions."""
    first = int(gdb.parse_and_eval("(unsigned long)&'predawn::plan_add'"))
    text = gdb.execute(f"disassemble {first:#x}", to_string=True)
    return [int(word, 16) for word in re.findall(r"^\s+(0x[0-9a-f]+) <", text, re.M)]


def list_at(address):
    """What is written when the signal comes before this instruction; None: it is not come to."""
    stop = gdb.Breakpoint(f"*{address:#x}")
    gdb.execute(f"run 2>{report}", to_string=True)
    stop.delete()
    if not gdb.selected_inferior().pid:
        return None
    gdb.execute("signal SIGQUIT", to_string=True)
    with open(report, encoding="ascii") as written:
        return written.read()


session.begin()
lists = 0
for address in instructions()[::APART]:
    text = list_at(address)
    if text is None:
        continue
    numbers = [int(number) for number in re.findall(r"^goroutine (\d+) \[", text, re.M)]
    if 0 in numbers or "fault" in text or not re.search(r"^[.]{3}\d+ more goroutines", text, re.M):
        print(f"wrong at {address:#x}: {len(numbers)} goroutines, {text[-200:]!r}")
        break
    lists += 1
print(f"lists: {lists}")
