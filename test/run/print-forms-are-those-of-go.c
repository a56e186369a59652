// Every print function gives exactly the text of Go's print for its type.
// RUN: %cc -O2 %s -o %t && %each-mmax %t >%t.out
// RUN: FileCheck %s --match-full-lines --strict-whitespace <%t.out
//      CHECK:true false
// CHECK-NEXT:0 -1 9223372036854775807 -9223372036854775808
// CHECK-NEXT:0 18446744073709551615
// CHECK-NEXT:0x0 0x1f 0xffffffffffffffff
// CHECK-NEXT:0x0 0x7fffdeadbeef
// CHECK-NEXT:+0.000000e+000 -0.000000e+000 +1.500000e+000 -2.250000e-003
// CHECK-NEXT:+1.797693e+308 +2.225074e-308 +4.940656e-324
// CHECK-NEXT:+1.000000e+007 +9.999999e+006 +1.000000e+000
// CHECK-NEXT:NaN +Inf -Inf
// CHECK-NEXT:(+1.500000e+000+2.000000e+000i) (+0.000000e+000-1.000000e+000i) (NaN+Infi)
// CHECK-NEXT:a string, 世界
// CHECK-EMPTY:
// CHECK-NEXT:a C string
// CHECK-NEXT:[0/0]0x0 [2/4]0x1f
// CHECK-NEXT:(0x0,0x0) (0x1f,0x20) (0x0,0x0) (0x1f,0x20)
//  CHECK-NOT:{{.}}
#include <float.h>

#include "predawn.h"

static void numbers(void) {
    pd_print_begin(1);
    pd_print_bool(true);
    pd_print_space();
    pd_print_bool(false);
    pd_print_newline();
    const int64_t ints[] = {0, -1, INT64_MAX, INT64_MIN};
    for (int i = 0; i < 4; i++) {
        if (i > 0) pd_print_space();
        pd_print_int(ints[i]);
    }
    pd_print_newline();
    pd_print_uint(0);
    pd_print_space();
    pd_print_uint(UINT64_MAX);
    pd_print_newline();
    pd_print_hex(0);
    pd_print_space();
    pd_print_hex(0x1f);
    pd_print_space();
    pd_print_hex(UINT64_MAX);
    pd_print_newline();
    pd_print_pointer(NULL);
    pd_print_space();
    pd_print_pointer((void *)0x7fffdeadbeef);
    pd_print_newline();
    pd_print_end();
}

static void floats(const double *values, int count) {
    pd_print_begin(1);
    for (int i = 0; i < count; i++) {
        if (i > 0) pd_print_space();
        pd_print_float(values[i]);
    }
    pd_print_newline();
    pd_print_end();
}

static void all_floats(void) {
    const double small[] = {0.0, -0.0, 1.5, -0.00225};
    const double limits[] = {DBL_MAX, DBL_MIN, 4.9406564584124654e-324};
    const double carries[] = {9999999.5, 9999998.5 + 0.25, 0.99999999};
    const double special[] = {__builtin_nan(""), __builtin_inf(), -__builtin_inf()};
    floats(small, 4);
    floats(limits, 3);
    floats(carries, 3);
    floats(special, 3);
    pd_print_complex(1.5, 2);
    pd_print_space();
    pd_print_complex(0, -1);
    pd_print_space();
    pd_print_complex(special[0], special[1]);
    pd_print_newline();
}

static void strings(void) {
    pd_print_string(pd_string_from_cstring("a string, 世界"));
    pd_print_newline();
    pd_print_string((pd_string){NULL, 0});
    pd_print_newline();
    pd_println("a C string");
}

static void pairs(void) {
    void *first = (void *)0x1f, *second = (void *)0x20;
    pd_print_slice((pd_slice){NULL, 0, 0});
    pd_print_space();
    pd_print_slice((pd_slice){first, 2, 4});
    pd_print_newline();
    pd_print_any((pd_any){NULL, NULL});
    pd_print_space();
    pd_print_any((pd_any){first, second});
    pd_print_space();
    pd_print_iface((pd_iface){NULL, NULL});
    pd_print_space();
    pd_print_iface((pd_iface){first, second});
    pd_print_newline();
}

void pd_main(void) {
    numbers();
    all_floats();
    strings();
    pairs();
}
