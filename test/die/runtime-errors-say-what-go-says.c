// The panics that compiled code asks for say what Go's say, with their numbers.
// RUN: %cc -O1 %s -o %t
// RUN: %status 2 env PREDAWN_MAXPROCS=1 %t 0 2>&1 | FileCheck --match-full-lines --check-prefixes=INDEX,ALL %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 0 2>&1 | FileCheck --match-full-lines --check-prefixes=INDEX,ALL %s
// RUN: %status 2 env PREDAWN_MAXPROCS=8 %t 0 2>&1 | FileCheck --match-full-lines --check-prefixes=INDEX,ALL %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 1 2>&1 | FileCheck --match-full-lines --check-prefixes=INDEX-BELOW,ALL %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 2 2>&1 | FileCheck --match-full-lines --check-prefixes=HIGH,ALL %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 3 2>&1 | FileCheck --match-full-lines --check-prefixes=HIGH-BELOW,ALL %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 4 2>&1 | FileCheck --match-full-lines --check-prefixes=SLICE,ALL %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 5 2>&1 | FileCheck --match-full-lines --check-prefixes=SLICE-BELOW,ALL %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 6 2>&1 | FileCheck --match-full-lines --check-prefixes=DIVIDE,ALL %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 7 2>&1 | FileCheck --match-full-lines --check-prefixes=SHIFT,ALL %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 8 2>&1 | FileCheck --match-full-lines --check-prefixes=NIL,ALL %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 9 2>&1 | FileCheck --match-full-lines --check-prefixes=SMALLEST,ALL %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 10 2>&1 | FileCheck --match-full-lines --check-prefixes=TEXT,ALL %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 11 2>&1 | FileCheck --match-full-lines --check-prefixes=STRING,ALL %s
// RUN: %status 2 %t 12 2>&1 | FileCheck --match-full-lines --check-prefix=LINE %s
// INDEX: panic: runtime error: index out of range {{\[}}5] with length 3
// INDEX-BELOW: panic: runtime error: index out of range {{\[}}-1]
// HIGH: panic: runtime error: slice bounds out of range {{\[}}:5] with length 3
// HIGH-BELOW: panic: runtime error: slice bounds out of range {{\[}}:-2]
// SLICE: panic: runtime error: slice bounds out of range {{\[}}3:2]
// SLICE-BELOW: panic: runtime error: slice bounds out of range {{\[}}-1:]
// DIVIDE: panic: runtime error: integer divide by zero
// SHIFT: panic: runtime error: negative shift amount
// NIL: panic: runtime error: invalid memory address or nil pointer dereference
// SMALLEST: panic: runtime error: index out of range {{\[}}-9223372036854775808]
// TEXT: panic: any {{.}} text
// STRING: panic: 0123
// LINE: panic on line 12
// ALL-EMPTY:
// ALL-NEXT: goroutine 1 [running]:
// ALL-NEXT: fail(...)
// ALL-NEXT: {{.*}}pc=0x{{[0-9a-f]+}} fail+0x{{[0-9a-f]+}}
// ALL-NEXT: main.main(...)
// ALL-NOT: goroutine
#include "predawn.h"

__attribute__((noipa)) static void fail(int64_t which) {
    switch (which) {
    case 0: pd_panic_index(5, 3);
    case 1: pd_panic_index(-1, 3);
    case 2: pd_panic_slice_high(5, 3);
    case 3: pd_panic_slice_high(-2, 3);
    case 4: pd_panic_slice(3, 2);
    case 5: pd_panic_slice(-1, 2);
    case 6: pd_panic_divide();
    case 7: pd_panic_shift();
    case 8: pd_panic_nil();
    case 9: pd_panic_index(INT64_MIN, INT64_MAX);
    case 10: pd_panic("any \1 text");
    case 11: pd_panic_string((pd_string){"0123456789", 4});
    default: pd_panic_line(12);
    }
}

void pd_main(void) {
    fail(pd_atoi(pd_argv()[1]));
    pd_println("back");
}
