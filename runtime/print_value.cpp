// print_value.cpp -- values of several words, printed as Go's print does: by their addresses, not by what is there.
#include "predawn.h"

namespace {

void print_pair(const void* first, const void* second) {
    pd_print_begin(1);
    pd_print_cstring("(");
    pd_print_pointer(first);
    pd_print_cstring(",");
    pd_print_pointer(second);
    pd_print_cstring(")");
    pd_print_end();
}

} // namespace

extern "C" {

void pd_print_any(pd_any value) { print_pair(value.type, value.data); }
void pd_print_iface(pd_iface value) { print_pair(value.tab, value.data); }

void pd_print_slice(pd_slice value) {
    pd_print_begin(1);
    pd_print_cstring("[");
    pd_print_int(value.len);
    pd_print_cstring("/");
    pd_print_int(value.cap);
    pd_print_cstring("]");
    pd_print_pointer(value.ptr);
    pd_print_end();
}
}
