// Slices cut out of their bounds, made too large or grown too large panic with Go's texts and numbers.
// RUN: %cc -O1 %s -o %t
// RUN: %status 2 %each-mmax %t 0 2>&1 | FileCheck --match-full-lines --check-prefix=CAPACITY %s
// RUN: %status 2 %t 1 2>&1 | FileCheck --match-full-lines --check-prefix=CAPACITY-BELOW %s
// RUN: %status 2 %t 2 2>&1 | FileCheck --match-full-lines --check-prefix=ORDER %s
// RUN: %status 2 %t 3 2>&1 | FileCheck --match-full-lines --check-prefix=LOW-BELOW %s
// RUN: %status 2 %t 4 2>&1 | FileCheck --match-full-lines --check-prefix=MAX %s
// RUN: %status 2 %t 5 2>&1 | FileCheck --match-full-lines --check-prefix=MAX-BELOW %s
// RUN: %status 2 %t 6 2>&1 | FileCheck --match-full-lines --check-prefix=HIGH3 %s
// RUN: %status 2 %t 7 2>&1 | FileCheck --match-full-lines --check-prefix=HIGH3-BELOW %s
// RUN: %status 2 %t 8 2>&1 | FileCheck --match-full-lines --check-prefix=LOW3 %s
// RUN: %status 2 %t 9 2>&1 | FileCheck --match-full-lines --check-prefix=LOW3-BELOW %s
// RUN: %status 2 %t 10 2>&1 | FileCheck --match-full-lines --check-prefix=MAX-LENGTH %s
// RUN: %status 2 %t 11 2>&1 | FileCheck --match-full-lines --check-prefix=ARRAY %s
// RUN: %status 2 %t 12 2>&1 | FileCheck --match-full-lines --check-prefix=MAKE-LENGTH %s
// RUN: %status 2 %t 13 2>&1 | FileCheck --match-full-lines --check-prefix=MAKE-LENGTH %s
// RUN: %status 2 %t 14 2>&1 | FileCheck --match-full-lines --check-prefix=MAKE-CAPACITY %s
// RUN: %status 2 %t 15 2>&1 | FileCheck --match-full-lines --check-prefix=MAKE-CAPACITY %s
// RUN: %status 2 %t 16 2>&1 | FileCheck --match-full-lines --check-prefix=GROW %s
// RUN: %status 2 %t 17 2>&1 | FileCheck --match-full-lines --check-prefix=GROW %s
// RUN: %status 2 %t 18 2>&1 | FileCheck --match-full-lines --check-prefix=GROW %s
// RUN: %status 2 %t 19 2>&1 | FileCheck --match-full-lines --check-prefix=RUNE %s
// CAPACITY: panic: runtime error: slice bounds out of range {{\[}}:5] with capacity 3
// CAPACITY-BELOW: panic: runtime error: slice bounds out of range {{\[}}:-1]
// ORDER: panic: runtime error: slice bounds out of range {{\[}}3:2]
// LOW-BELOW: panic: runtime error: slice bounds out of range {{\[}}-1:]
// MAX: panic: runtime error: slice bounds out of range {{\[}}::5] with capacity 3
// MAX-BELOW: panic: runtime error: slice bounds out of range {{\[}}::-5]
// HIGH3: panic: runtime error: slice bounds out of range {{\[}}:3:2]
// HIGH3-BELOW: panic: runtime error: slice bounds out of range {{\[}}:-1:]
// LOW3: panic: runtime error: slice bounds out of range {{\[}}2:1:]
// LOW3-BELOW: panic: runtime error: slice bounds out of range {{\[}}-2::]
// MAX-LENGTH: panic: runtime error: slice bounds out of range {{\[}}::5] with length 4
// ARRAY: panic: runtime error: cannot convert slice with length 2 to pointer to array with length 4
// MAKE-LENGTH: panic: runtime error: makeslice: len out of range
// MAKE-CAPACITY: panic: runtime error: makeslice: cap out of range
// GROW: panic: runtime error: growslice: cap out of range
// RUNE: panic: runtime error: index out of range {{\[}}4] with length 3
#include "predawn.h"

__attribute__((noipa)) static void fail(int64_t which) {
    pd_slice s = pd_slice_new(2, 3, 8);
    int32_t rune;
    switch (which) {
    case 0: pd_slice_slice(s, 1, 5, 8); break;
    case 1: pd_slice_slice(s, 1, -1, 8); break;
    case 2: pd_slice_slice(s, 3, 2, 8); break;
    case 3: pd_slice_slice(s, -1, 2, 8); break;
    case 4: pd_slice_slice3(s, 0, 1, 5, 8); break;
    case 5: pd_slice_slice3(s, 0, 1, -5, 8); break;
    case 6: pd_slice_slice3(s, 0, 3, 2, 8); break;
    case 7: pd_slice_slice3(s, 0, -1, 2, 8); break;
    case 8: pd_slice_slice3(s, 2, 1, 3, 8); break;
    case 9: pd_slice_slice3(s, -2, 1, 3, 8); break;
    case 10: pd_panic_slice3_max_len(5, 4);
    case 11: pd_panic_slice_to_array(2, 4);
    case 12: pd_slice_new(-1, 5, 8); break;
    case 13: pd_slice_new(INT64_MAX / 4, INT64_MAX / 4, 8); break;
    case 14: pd_slice_new(2, 1, 8); break;
    case 15: pd_slice_new(2, INT64_MAX / 8, 8); break;
    case 16: pd_slice_append(s, s.ptr, INT64_MAX, 8); break;
    case 17: pd_slice_grow(s, INT64_MAX / 4, 8); break;
    case 18: pd_slice_grow(s, -1, 8); break;
    case 19: pd_string_rune((pd_string){"abc", 3}, 4, &rune); break;
    }
}

void pd_main(void) {
    fail(pd_atoi(pd_argv()[1]));
    pd_println("back");
}
