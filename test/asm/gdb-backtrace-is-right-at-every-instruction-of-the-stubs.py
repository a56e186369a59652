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
import session
import stubs

session.stop_everywhere(stubs.what_is_wrong)
