// print_float.cpp -- pd_print_float, pd_print_complex: numbers whose digits need more stack than a goroutine has ready.
#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/float.h"

using namespace predawn;

namespace {

// Runs on the system stack.
uint64_t print_float(void* value) {
    char text[float_bytes_max];
    int bytes = format_float(text, *static_cast<double*>(value));
    pd_print_string({text, bytes});
    return 0;
}

} // namespace

extern "C" {

void pd_print_float(double value) { rt0_on_system_stack(print_float, &value); }

void pd_print_complex(double re, double im) {
    pd_print_begin(1);
    pd_print_cstring("(");
    pd_print_float(re);
    pd_print_float(im);
    pd_print_cstring("i)");
    pd_print_end();
}
}
