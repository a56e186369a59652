// slice.cpp -- slices: a piece of an array, and how an array grows when a slice is appended to.
//
// A slice is an address, a length and a capacity, and passes by value. Its array is shared with whatever it was cut
// from; only growing gives it one of its own. The memory between length and capacity is zero until somebody writes to
// it: arrays come from mal, so there is never anything to clear.
//
// Growth is Go 1.18's: to twice the capacity while that is below 256, from there by a quarter and 192 elements, or to
// what is needed where that is more than twice. What the allocator would round up to is capacity as well: multiples of
// 8 bytes up to 32, of 16 above. (Go has coarser size classes from 256 bytes on, and rounds to those.)
#include "runtime/slice.h"

#include "predawn.h"
#include "runtime/mal.h"
#include "runtime/panic.h"

using namespace predawn;

namespace {

constexpr int64_t doubling_below = 256;  // elements of capacity
constexpr size_t small_array_bytes = 32; // up to here arrays are rounded to words

constexpr size_t round_up(size_t bytes) {
    size_t unit = bytes <= small_array_bytes ? 8 : 16;
    return (bytes + unit - 1) / unit * unit;
}

// The elements that the next array is to have; none of these can overflow, because an array is below 2^47 bytes.
constexpr int64_t grown(int64_t capacity, int64_t len_min) {
    if (len_min > 2 * capacity) return len_min;
    if (capacity < doubling_below) return 2 * capacity;
    while (capacity < len_min) capacity += (capacity + 3 * doubling_below) / 4;
    return capacity;
}

// An array of no bytes may be anywhere but at null: a slice over it is not nil.
constinit char nothing[1] = {};

bool too_large(int64_t count, size_t elem_bytes) {
    size_t total;
    return count < 0 || __builtin_mul_overflow(static_cast<size_t>(count), elem_bytes, &total) || total > mal_bytes_max;
}

char* element(pd_slice s, int64_t index, size_t elem_bytes) {
    return static_cast<char*>(s.ptr) + static_cast<size_t>(index) * elem_bytes;
}

// s[low:high:max], checked. What is left without capacity keeps the address: it must not point behind the array.
pd_slice cut(pd_slice s, int64_t low, int64_t high, int64_t max, size_t elem_bytes) {
    return {max == low ? s.ptr : element(s, low, elem_bytes), high - low, max - low};
}

bool is_above(int64_t bound, int64_t limit) { return static_cast<uint64_t>(bound) > static_cast<uint64_t>(limit); }

} // namespace

size_t predawn::slice_bytes(int64_t len, int64_t cap, size_t elem_bytes) {
    if (too_large(len, elem_bytes)) panic("runtime error: makeslice: len out of range");
    if (cap < len || too_large(cap, elem_bytes)) panic("runtime error: makeslice: cap out of range");
    return static_cast<size_t>(cap) * elem_bytes;
}

extern "C" {

pd_slice pd_slice_new(int64_t len, int64_t cap, size_t elem_bytes) {
    size_t bytes = slice_bytes(len, cap, elem_bytes);
    return {bytes == 0 ? nothing : mal(bytes), len, cap};
}

pd_slice pd_slice_grow(pd_slice old, int64_t len_min, size_t elem_bytes) {
    if (len_min >= 0 && len_min <= old.cap) return old;
    if (too_large(len_min, elem_bytes) || is_above(old.len, len_min))
        panic("runtime error: growslice: cap out of range");
    if (elem_bytes == 0) return {nothing, old.len, len_min};
    int64_t cap = grown(old.cap, len_min);
    if (too_large(cap, elem_bytes)) panic("runtime error: growslice: cap out of range");
    size_t bytes = round_up(static_cast<size_t>(cap) * elem_bytes);
    void* array = mal(bytes);
    memcpy(array, old.ptr, static_cast<size_t>(old.len) * elem_bytes);
    return {array, old.len, static_cast<int64_t>(bytes / elem_bytes)};
}

pd_slice pd_slice_append(pd_slice to, const void* from, int64_t count, size_t elem_bytes) {
    int64_t len;
    if (__builtin_add_overflow(to.len, count, &len) || count < 0) len = -1; // refused below
    if (len < 0 || len > to.cap) to = pd_slice_grow(to, len, elem_bytes);
    memmove(element(to, to.len, elem_bytes), from, static_cast<size_t>(count) * elem_bytes);
    to.len = len;
    return to;
}

int64_t pd_slice_copy(pd_slice to, pd_slice from, size_t elem_bytes) {
    int64_t count = to.len < from.len ? to.len : from.len;
    if (count < 0) panic("runtime error: slicecopy: len out of range");
    memmove(to.ptr, from.ptr, static_cast<size_t>(count) * elem_bytes);
    return count;
}

// The order of the checks is Go's: from the outermost bound inwards, each against the one outside of it.
pd_slice pd_slice_slice(pd_slice s, int64_t low, int64_t high, size_t elem_bytes) {
    if (is_above(high, s.cap)) pd_panic_slice_high_cap(high, s.cap);
    if (is_above(low, high)) pd_panic_slice(low, high);
    return cut(s, low, high, s.cap, elem_bytes);
}

pd_slice pd_slice_slice3(pd_slice s, int64_t low, int64_t high, int64_t max, size_t elem_bytes) {
    if (is_above(max, s.cap)) pd_panic_slice3_max_cap(max, s.cap);
    if (is_above(high, max)) pd_panic_slice3_high(high, max);
    if (is_above(low, high)) pd_panic_slice3(low, high);
    return cut(s, low, high, max, elem_bytes);
}
}
