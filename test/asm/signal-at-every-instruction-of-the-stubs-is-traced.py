# A signal that comes before any instruction of the context switch, of __morestack and of the other stubs finds the
# stack: the program's own traceback names the functions that gdb names.
# RUN: %cc -g -O1 %inputs/asm/Inputs/stubs.c -o %t
# RUN: env PREDAWN_MAXPROCS=1 PYTHONPATH=%inputs/asm/Inputs gdb -nx -batch -iex "set debuginfod enabled off" \
# RUN:     -iex "python report = '%t.report'" -x %s %t 2>&1 | FileCheck %s
# CHECK-NOT: wrong
# CHECK: reports compared: {{[1-9][0-9][0-9]$}}
import session
import stubs


def what_is_wrong(place, names, found):
    if names[-1] == "_rt0_amd64":  # the scheduler, whose stack only a debugger can walk
        return f"a goroutine's frames on a system stack: {found}" if stubs.program_part(found) else None
    if place[0] == "rt0_on_system_stack":  # gdb does not get to the end
        return None if stubs.RIGHT.match("".join(name + " " for name in found)) else f"impossible: {found}"
    return session.differs(names, found)


stubs.NAMES.insert(0, "rt0_on_system_stack")
session.signal_everywhere(report, 6, what_is_wrong)
