// Conversions that fail, comparisons and hashes that cannot be, and calls of nil panic with Go's texts.
// RUN: %cc -O1 -iquote %inputs/run %s -o %t
// RUN: %status 2 %each-mmax %t 0 2>&1 | FileCheck --match-full-lines --check-prefixes=OTHER,ALL %s
// RUN: %status 2 %t 1 2>&1 | FileCheck --match-full-lines --check-prefixes=NIL,ALL %s
// RUN: %status 2 %t 2 2>&1 | FileCheck --match-full-lines --check-prefixes=NAMED,ALL %s
// RUN: %status 2 %t 3 2>&1 | FileCheck --match-full-lines --check-prefixes=NAMED-NIL,ALL %s
// RUN: %status 2 %t 4 2>&1 | FileCheck --match-full-lines --check-prefixes=MISSING,ALL %s
// RUN: %status 2 %t 5 2>&1 | FileCheck --match-full-lines --check-prefixes=SIGNATURE,ALL %s
// RUN: %status 2 %t 6 2>&1 | FileCheck --match-full-lines --check-prefixes=NIL-INTERFACE,ALL %s
// RUN: %status 2 %t 7 2>&1 | FileCheck --match-full-lines --check-prefixes=SCOPES,ALL %s
// RUN: %status 2 %t 8 2>&1 | FileCheck --match-full-lines --check-prefixes=COMPARE,ALL %s
// RUN: %status 2 %t 9 2>&1 | FileCheck --match-full-lines --check-prefixes=HASH,ALL %s
// RUN: %status 2 %t 10 2>&1 | FileCheck --match-full-lines --check-prefixes=CALL %s
// RUN: %status 2 %t 11 2>&1 | FileCheck --match-full-lines --check-prefixes=RECEIVER,ALL %s
// RUN: %status 2 %t 12 2>&1 | FileCheck --match-full-lines --check-prefixes=MISSING,ALL %s
// OTHER: panic: interface conversion: interface {} is string, not main.T
// NIL: panic: interface conversion: interface {} is nil, not main.T
// NAMED: panic: interface conversion: main.I is string, not main.T
// NAMED-NIL: panic: interface conversion: main.I is nil, not main.T
// MISSING: panic: interface conversion: main.T is not main.I: missing method Last
// SIGNATURE: panic: interface conversion: main.Wrong is not main.I: missing method First
// NIL-INTERFACE: panic: interface conversion: interface is nil, not main.I
// SCOPES: panic: interface conversion: interface {} is main.T, not main.T (types from different scopes)
// COMPARE: panic: runtime error: comparing uncomparable type []int
// HASH: panic: runtime error: hash of unhashable type []int
// CALL: panic: runtime error: invalid memory address or nil pointer dereference
// RECEIVER: panic: value method main.T.First called using nil *T pointer
// ALL-EMPTY:
// ALL-NEXT: goroutine 1 [running]:
// ALL-NEXT: fail(...)
#include "interface.h"

static int64_t method(void *data) { return (int64_t)data; }

static const char plain[1], other[1];
static const pd_method t_methods[] = {METHOD("First", plain, method)};
static const pd_method wrong_methods[] = {METHOD("First", other, method), METHOD("Last", plain, method)};
static const pd_interface_method i_methods[] = {{STRING("First"), plain}, {STRING("Last"), plain}};
static const pd_type t_type = TYPE("main.T", int64_t, pd_alg_memory, PD_KIND_INT64, 0, t_methods);
static const pd_type same_name = TYPE("main.T", int64_t, pd_alg_memory, PD_KIND_INT64, 0, t_methods);
static const pd_type wrong = TYPE("main.Wrong", int64_t, pd_alg_memory, PD_KIND_INT64, 0, wrong_methods);
static const pd_type string = {16, &pd_alg_string, STRING("string"), PD_KIND_STRING, 0, NULL, 0};
static const pd_type slice = {24, &pd_alg_none, STRING("[]int"), PD_KIND_SLICE, 0, NULL, 0};
static const pd_interface i_interface = INTERFACE("main.I", i_methods);
static const pd_interface any_interface = {STRING("main.Any"), NULL, 0};

__attribute__((noipa)) static void fail(int64_t which) {
    int64_t number = 1000;
    pd_string text = STRING("text");
    pd_slice elements = {NULL, 0, 0};
    pd_any nil = {NULL, NULL}, s = pd_any_from_value(&string, &text), t = pd_any_from_value(&t_type, &number);
    pd_any w = pd_any_from_value(&wrong, &number), u = pd_any_from_value(&slice, &elements);
    switch (which) {
    case 0: pd_any_get(s, &t_type, &number); break;
    case 1: pd_any_get(nil, &t_type, &number); break;
    case 2: pd_iface_get(pd_iface_from_any(&any_interface, s), &i_interface, &t_type, &number); break;
    case 3: pd_iface_get((pd_iface){NULL, NULL}, &i_interface, &t_type, &number); break;
    case 4: pd_iface_from_any(&i_interface, t); break;
    case 5: pd_iface_from_any(&i_interface, w); break;
    case 6: pd_iface_from_any(&i_interface, nil); break;
    case 7: pd_any_get(t, &same_name, &number); break;
    case 8: pd_any_equal(u, u); break;
    case 9: pd_any_hash(u, 1); break;
    case 10: call((pd_iface){NULL, NULL}, 1); break;
    case 11: pd_panic_nil_receiver(&t_type, t_methods[0].name); break;
    case 12: pd_iface_from_value(&i_interface, &t_type, &number); break;
    }
}

void pd_main(void) {
    fail(pd_atoi(pd_argv()[1]));
    pd_println("back");
}
