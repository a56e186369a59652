# A signal that comes before any instruction of the stubs that defer, recover and turn a fault into a panic finds the
# stack: the program's own traceback names the functions that gdb names.
# RUN: %cc -g -O1 %inputs/asm/Inputs/recovering.c -o %t
# RUN: env PREDAWN_MAXPROCS=1 PYTHONPATH=%inputs/asm/Inputs gdb -nx -batch -iex "set debuginfod enabled off" \
# RUN:     -iex "python report = '%t.report'" -x %s %t 2>&1 | FileCheck %s
# CHECK-NOT: wrong
# CHECK: reports compared: {{[1-9][0-9][0-9]$}}
import recovering
import session
import stubs


def what_is_wrong(_, names, found):
    return recovering.what_is_wrong(names) or session.differs(names, found)


stubs.NAMES[:] = recovering.NAMES
session.signal_everywhere(report, 7, what_is_wrong)
