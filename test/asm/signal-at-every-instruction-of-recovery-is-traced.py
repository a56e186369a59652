# A signal that comes before any instruction of the stubs that defer, recover and turn a fault into a panic finds the
# stack: the program's own traceback names the functions that gdb names.
# RUN: %cc -g -O1 %inputs/asm/Inputs/recovering.c -o %t
# RUN: env PREDAWN_MAXPROCS=1 PYTHONPATH=%inputs/asm/Inputs gdb -nx -batch -iex "set debuginfod enabled off" \
# RUN:     -iex "python report = '%t.report'" -x %s %t 2>&1 | FileCheck %s
# CHECK-NOT: wrong
# CHECK: reports compared: {{[1-9][0-9][0-9]$}}
import re

import gdb

import recovering
import stubs


def own_stack(text):
    """The functions of the report's first goroutine."""
    first = re.search(r"^goroutine \d+ \[\w+\]:\n(.*?)(?=^created by|^$)", text, re.M | re.S)
    return re.findall(r"^(\S+)\(\.\.\.\)$", first[1], re.M) if first else None


def compare(expected, text):
    found = own_stack(text)
    if found is None:
        return f"no goroutine in {text!r}"
    program = stubs.program_part(expected)
    return None if found == program else f"found {found}, not {program}"


def main():
    for setting in ("pagination off", "confirm off", "language c", "backtrace past-main on"):
        gdb.execute(f"set {setting}")
    gdb.execute("handle SIGSEGV nostop noprint pass", to_string=True)
    stubs.NAMES[:] = recovering.NAMES
    places = stubs.addresses()
    compared = 0
    for address, place in places.items():
        for skipped in (0, 7):
            stop = gdb.Breakpoint(f"*{address}")
            stop.ignore_count = skipped
            gdb.execute(f"run 2>{report}", to_string=True)
            stop.delete()
            if not gdb.selected_inferior().pid:
                continue
            names = stubs.stack()
            gdb.execute("signal SIGQUIT", to_string=True)
            with open(report, encoding="ascii") as written:
                wrong = recovering.what_is_wrong(names) or compare(names, written.read())
            if wrong:
                print(f"wrong at {place}: {wrong}")
                return
            compared += 1
    print(f"reports compared: {compared}")


main()
