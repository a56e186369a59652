# At every instruction of the signal entry, and in the handler behind it, gdb's backtrace goes on through the kernel's
# frame to the function that was hit.
# RUN: %cc -g -O1 %inputs/asm/Inputs/fault.c -o %t
# RUN: env PREDAWN_MAXPROCS=1 PYTHONPATH=%inputs/asm/Inputs gdb -nx -batch -iex "set debuginfod enabled off" \
# RUN:     -x %s %t 2>&1 | FileCheck %s
# CHECK-NOT: wrong
# CHECK: sys_signal_entry: {{[1-9][0-9]*}} instructions
# CHECK: predawn::die right
# CHECK: exit code 2
import gdb

import session

BEHIND = ["<signal handler called>", "load", "on_a_later_segment", "main.main"]


def stack():
    frame, names = gdb.newest_frame(), []
    while frame is not None and frame.is_valid():
        signal = frame.type() == gdb.SIGTRAMP_FRAME
        names.append("<signal handler called>" if signal else (frame.name() or "?").replace("[", ".").rstrip("]"))
        frame = frame.older()
    return names


def is_right(names):
    at = names.index(BEHIND[0]) if BEHIND[0] in names else len(names)
    behind = [name for name in names[at:] if name != "__morestack"]
    return behind[: len(BEHIND)] == BEHIND and names[-1] == "rt0_goroutine_entry"


def step():
    """To the next instruction. Over popfq by a breakpoint: the kernel takes the flag that it steps with for the
    program's."""
    pc = gdb.newest_frame().pc()
    if bytes(gdb.selected_inferior().read_memory(pc, 1)) == b"\x9d":
        gdb.execute(f"tbreak *{pc + 1}", to_string=True)
        gdb.execute("continue", to_string=True)
    else:
        gdb.execute("stepi", to_string=True)


def main():
    session.begin()
    gdb.execute("break sys_signal_entry", to_string=True)
    gdb.execute("run 2>/dev/null", to_string=True)
    steps = 0
    while gdb.newest_frame().name() == "sys_signal_entry":
        steps += 1
        if not is_right(stack()):
            print(f"wrong after {steps} steps: {stack()}")
        step()
    print(f"sys_signal_entry: {steps} instructions")
    gdb.execute("break predawn::die", to_string=True)
    gdb.execute("continue", to_string=True)
    print(stack()[0], "right" if is_right(stack()) else f"wrong: {stack()}")
    gdb.execute("continue", to_string=True)
    print("exit code", int(gdb.parse_and_eval("$_exitcode")))


main()
