// panic_bounds.cpp -- panics of an index or a slice out of bounds, with Go's texts and the numbers.
//
// A bound below zero is said alone: that it is no index at all does not depend on what it was compared with.
#include "predawn.h"
#include "runtime/panic.h"

using namespace predawn;

extern "C" {

void pd_panic_index(int64_t index, int64_t len) {
    panic_of_numbers(index < 0 ? "panic: runtime error: index out of range [\1]"
                               : "panic: runtime error: index out of range [\1] with length \1",
                     index, len);
}

void pd_panic_slice_high(int64_t high, int64_t len) {
    panic_of_numbers(high < 0 ? "panic: runtime error: slice bounds out of range [:\1]"
                              : "panic: runtime error: slice bounds out of range [:\1] with length \1",
                     high, len);
}

void pd_panic_slice(int64_t low, int64_t high) {
    panic_of_numbers(low < 0 ? "panic: runtime error: slice bounds out of range [\1:]"
                             : "panic: runtime error: slice bounds out of range [\1:\1]",
                     low, high);
}

void pd_panic_slice_high_cap(int64_t high, int64_t cap) {
    panic_of_numbers(high < 0 ? "panic: runtime error: slice bounds out of range [:\1]"
                              : "panic: runtime error: slice bounds out of range [:\1] with capacity \1",
                     high, cap);
}

void pd_panic_slice3_max_len(int64_t max, int64_t len) {
    panic_of_numbers(max < 0 ? "panic: runtime error: slice bounds out of range [::\1]"
                             : "panic: runtime error: slice bounds out of range [::\1] with length \1",
                     max, len);
}

void pd_panic_slice3_max_cap(int64_t max, int64_t cap) {
    panic_of_numbers(max < 0 ? "panic: runtime error: slice bounds out of range [::\1]"
                             : "panic: runtime error: slice bounds out of range [::\1] with capacity \1",
                     max, cap);
}

void pd_panic_slice3_high(int64_t high, int64_t max) {
    panic_of_numbers(high < 0 ? "panic: runtime error: slice bounds out of range [:\1:]"
                              : "panic: runtime error: slice bounds out of range [:\1:\1]",
                     high, max);
}

void pd_panic_slice3(int64_t low, int64_t high) {
    panic_of_numbers(low < 0 ? "panic: runtime error: slice bounds out of range [\1::]"
                             : "panic: runtime error: slice bounds out of range [\1:\1:]",
                     low, high);
}

void pd_panic_slice_to_array(int64_t len, int64_t array_len) {
    panic_of_numbers("panic: runtime error: cannot convert slice with length \1 to pointer to array with length \1",
                     len, array_len);
}
}
