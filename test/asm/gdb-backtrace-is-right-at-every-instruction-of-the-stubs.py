# gdb's backtrace is right before every instruction of the context switch, of __morestack and of the other stubs.
# RUN: %cc -g -O1 %inputs/asm/Inputs/stubs.c -o %t
# RUN: env PREDAWN_MAXPROCS=1 PYTHONPATH=%inputs/asm/Inputs gdb -nx -batch -iex "set debuginfod enabled off" \
# RUN:     -x %s %t 2>&1 | FileCheck --check-prefixes=CHECK,ONE %s
# RUN: env PREDAWN_MAXPROCS=2 PYTHONPATH=%inputs/asm/Inputs gdb -nx -batch -iex "set debuginfod enabled off" \
# RUN:     -x %s %t 2>&1 | FileCheck --check-prefixes=CHECK,TWO %s
# CHECK-NOT: wrong
# CHECK: stops: {{[1-9][0-9][0-9]+}}
# CHECK-NEXT: never came to:
# With one M no lock is released by a switch. The nop is for walkers, the ud2 behind what does not return.
# ONE-NOT: __morestack
# ONE-NOT: rt0_switch+{{[0-5]?[0-9]}}:
# ONE-NOT: _g0
# TWO-NOT: rt0_switch+6{{[468]}}:
# CHECK: end
import gdb

import stubs


def main():
    gdb.execute("set pagination off")
    gdb.execute("set confirm off")
    gdb.execute("set language c")
    gdb.execute("set backtrace past-main on")  # gdb takes main.main for the outermost
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
        wrong = stubs.what_is_wrong(names)
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
