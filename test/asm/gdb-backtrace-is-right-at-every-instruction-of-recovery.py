# gdb's backtrace is right before every instruction of the stubs that defer, recover and turn a fault into a panic.
# RUN: %cc -g -O1 %inputs/asm/Inputs/recovering.c -o %t
# RUN: env PREDAWN_MAXPROCS=1 PYTHONPATH=%inputs/asm/Inputs gdb -nx -batch -iex "set debuginfod enabled off" \
# RUN:     -x %s %t 2>&1 | FileCheck %s
# CHECK-NOT: wrong
# CHECK: stops: {{[1-9][0-9][0-9]+}}
# CHECK-NEXT: never came to:
# CHECK-NEXT:     rt0_fault+{{[0-9]+}}: ud2
# CHECK-NEXT: end
import recovering
import session
import stubs

stubs.NAMES[:] = recovering.NAMES
session.stop_everywhere(recovering.what_is_wrong)
