// bounds.cpp -- the panics of checks that have failed. Those whose name ends in U got a number without a sign.
#include "runtime/panic.h"

#include "predawn.h"
#include "runtime/format.h"
#include "runtime/mal.h"
#include "runtime/writer.h"

using namespace predawn;

namespace {

// A number without a sign, as a text that a form takes.
uint64_t digits(int64_t number) {
    constexpr size_t bytes = 24;
    char* end = static_cast<char*>(mal(bytes)) + bytes - 1; // zeroes: the text's end is there
    return form_text(format_number(end, static_cast<uint64_t>(number), 10));
}

} // namespace

extern "C" {

void gccgo_panic_index(int64_t index, int64_t len) asm("runtime.goPanicIndex");
void gccgo_panic_high_len(int64_t high, int64_t len) asm("runtime.goPanicSliceAlen");
void gccgo_panic_high_cap(int64_t high, int64_t cap) asm("runtime.goPanicSliceAcap");
void gccgo_panic_low(int64_t low, int64_t high) asm("runtime.goPanicSliceB");
void gccgo_panic_max_len(int64_t max, int64_t len) asm("runtime.goPanicSlice3Alen");
void gccgo_panic_max_cap(int64_t max, int64_t cap) asm("runtime.goPanicSlice3Acap");
void gccgo_panic_3_high(int64_t high, int64_t max) asm("runtime.goPanicSlice3B");
void gccgo_panic_3_low(int64_t low, int64_t high) asm("runtime.goPanicSlice3C");
void gccgo_panic_convert(int64_t array_len, int64_t len) asm("runtime.goPanicSliceConvert");
void gccgo_panic_index_u(int64_t index, int64_t len) asm("runtime.goPanicIndexU");
void gccgo_panic_high_len_u(int64_t high, int64_t len) asm("runtime.goPanicSliceAlenU");
void gccgo_panic_high_cap_u(int64_t high, int64_t cap) asm("runtime.goPanicSliceAcapU");
void gccgo_panic_low_u(int64_t low, int64_t high) asm("runtime.goPanicSliceBU");
void gccgo_panic_max_len_u(int64_t max, int64_t len) asm("runtime.goPanicSlice3AlenU");
void gccgo_panic_max_cap_u(int64_t max, int64_t cap) asm("runtime.goPanicSlice3AcapU");
void gccgo_panic_3_high_u(int64_t high, int64_t max) asm("runtime.goPanicSlice3BU");
void gccgo_panic_3_low_u(int64_t low, int64_t high) asm("runtime.goPanicSlice3CU");
void gccgo_panic_make_len() asm("runtime.panicmakeslicelen");
void gccgo_panic_make_cap() asm("runtime.panicmakeslicecap");
void gccgo_panic_divide() asm("runtime.panicdivide");
void gccgo_panic_shift() asm("runtime.panicshift");
void gccgo_panic_nil() asm("runtime.panicmem");

void gccgo_panic_index(int64_t index, int64_t len) { pd_panic_index(index, len); }
void gccgo_panic_high_len(int64_t high, int64_t len) { pd_panic_slice_high(high, len); }
void gccgo_panic_high_cap(int64_t high, int64_t cap) { pd_panic_slice_high_cap(high, cap); }
void gccgo_panic_low(int64_t low, int64_t high) { pd_panic_slice(low, high); }
void gccgo_panic_max_len(int64_t max, int64_t len) { pd_panic_slice3_max_len(max, len); }
void gccgo_panic_max_cap(int64_t max, int64_t cap) { pd_panic_slice3_max_cap(max, cap); }
void gccgo_panic_3_high(int64_t high, int64_t max) { pd_panic_slice3_high(high, max); }
void gccgo_panic_3_low(int64_t low, int64_t high) { pd_panic_slice3(low, high); }
void gccgo_panic_convert(int64_t array_len, int64_t len) { pd_panic_slice_to_array(len, array_len); }
void gccgo_panic_divide() { pd_panic_divide(); }
void gccgo_panic_shift() { pd_panic_shift(); }
void gccgo_panic_nil() { pd_panic_nil(); }

void gccgo_panic_index_u(int64_t index, int64_t len) {
    panic_of("panic: runtime error: index out of range [\3] with length \1", digits(index), static_cast<uint64_t>(len));
}
void gccgo_panic_high_len_u(int64_t high, int64_t len) {
    panic_of("panic: runtime error: slice bounds out of range [:\3] with length \1",
             digits(high), static_cast<uint64_t>(len));
}
void gccgo_panic_high_cap_u(int64_t high, int64_t cap) {
    panic_of("panic: runtime error: slice bounds out of range [:\3] with capacity \1",
             digits(high), static_cast<uint64_t>(cap));
}
void gccgo_panic_low_u(int64_t low, int64_t high) {
    panic_of("panic: runtime error: slice bounds out of range [\3:\1]",
             digits(low), static_cast<uint64_t>(high));
}
void gccgo_panic_max_len_u(int64_t max, int64_t len) {
    panic_of("panic: runtime error: slice bounds out of range [::\3] with length \1",
             digits(max), static_cast<uint64_t>(len));
}
void gccgo_panic_max_cap_u(int64_t max, int64_t cap) {
    panic_of("panic: runtime error: slice bounds out of range [::\3] with capacity \1",
             digits(max), static_cast<uint64_t>(cap));
}
void gccgo_panic_3_high_u(int64_t high, int64_t max) {
    panic_of("panic: runtime error: slice bounds out of range [:\3:\1]",
             digits(high), static_cast<uint64_t>(max));
}
void gccgo_panic_3_low_u(int64_t low, int64_t high) {
    panic_of("panic: runtime error: slice bounds out of range [\3:\1:]",
             digits(low), static_cast<uint64_t>(high));
}
void gccgo_panic_make_len() { panic("runtime error: makeslice: len out of range"); }
void gccgo_panic_make_cap() { panic("runtime error: makeslice: cap out of range"); }
}
