# gdb's backtrace is right before every instruction of the stubs that defer, recover and turn a fault into a panic.
# RUN: %cc -g -O1 %inputs/asm/Inputs/recovering.c -o %t
# RUN: env PREDAWN_MAXPROCS=1 PYTHONPATH=%inputs/asm/Inputs gdb -nx -batch -iex "set debuginfod enabled off" \
# RUN:     -x %s %t 2>&1 | FileCheck %s
# CHECK-NOT: wrong
# CHECK: stops: {{[1-9][0-9][0-9]+}}
# CHECK-NEXT: never came to:
# CHECK-NEXT:     rt0_fault+{{[0-9]+}}: ud2
# CHECK-NEXT: end
import gdb

import recovering
import stubs


def main():
    gdb.execute("set pagination off")
    gdb.execute("set confirm off")
    gdb.execute("set language c")
    gdb.execute("set backtrace past-main on")  # gdb takes main.main for the outermost
    gdb.execute("handle SIGSEGV nostop noprint pass", to_string=True)
    stubs.NAMES[:] = recovering.NAMES
    gdb.execute("break main.main", to_string=True)
    gdb.execute("run", to_string=True)
    gdb.execute("delete", to_string=True)
    places = stubs.addresses()
    for address in places:
        gdb.execute(f"break *{address}", to_string=True)
    seen, stops = set(), 0
    while True:
        gdb.execute("continue", to_string=True)
        if not gdb.selected_inferior().pid:
            break
        stops += 1
        pc = gdb.newest_frame().pc()
        seen.add(pc)
        names = stubs.stack()
        wrong = recovering.what_is_wrong(names)
        if wrong:
            print(f"wrong at {places.get(pc, hex(pc))}: {names} {wrong}")
            return
    print(f"stops: {stops}")
    print("never came to:")
    for address in sorted(places.keys() - seen):
        name, offset, text = places[address]
        print(f"    {name}+{offset}: {text}")
    print("end")


main()
