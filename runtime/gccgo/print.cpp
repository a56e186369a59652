// print.cpp -- print and println: a line on descriptor 2, between printlock and printunlock.
#include "runtime/gccgo/abi.h"

using namespace predawn;
using namespace predawn::gccgo;

extern "C" {

void gccgo_print_lock() asm("runtime.printlock");
void gccgo_print_unlock() asm("runtime.printunlock");
void gccgo_print_string(pd_string value) asm("runtime.printstring");
void gccgo_print_int(int64_t value) asm("runtime.printint");
void gccgo_print_uint(uint64_t value) asm("runtime.printuint");
void gccgo_print_hex(uint64_t value) asm("runtime.printhex");
void gccgo_print_bool(GoBool value) asm("runtime.printbool");
void gccgo_print_float(double value) asm("runtime.printfloat");
void gccgo_print_complex(double re, double im) asm("runtime.printcomplex");
void gccgo_print_pointer(const void* value) asm("runtime.printpointer");
void gccgo_print_any(pd_any value) asm("runtime.printeface");
void gccgo_print_iface(pd_iface value) asm("runtime.printiface");
void gccgo_print_slice(pd_slice value) asm("runtime.printslice");
void gccgo_print_space() asm("runtime.printsp");
void gccgo_print_newline() asm("runtime.printnl");

void gccgo_print_lock() { pd_print_begin(2); }
void gccgo_print_unlock() { pd_print_end(); }
void gccgo_print_string(pd_string value) { pd_print_string(value); }
void gccgo_print_int(int64_t value) { pd_print_int(value); }
void gccgo_print_uint(uint64_t value) { pd_print_uint(value); }
void gccgo_print_hex(uint64_t value) { pd_print_hex(value); }
void gccgo_print_bool(GoBool value) { pd_print_bool(value); }
void gccgo_print_float(double value) { pd_print_float(value); }
void gccgo_print_complex(double re, double im) { pd_print_complex(re, im); }
void gccgo_print_pointer(const void* value) { pd_print_pointer(value); }
void gccgo_print_any(pd_any value) { pd_print_any(value); }
void gccgo_print_iface(pd_iface value) { pd_print_iface(value); }
void gccgo_print_slice(pd_slice value) { pd_print_slice(value); }
void gccgo_print_space() { pd_print_space(); }
void gccgo_print_newline() { pd_print_newline(); }
}
