// string.cpp -- strings: any bytes, never changed, often shared.
//
// A slice shares the bytes of what it was cut from, so nothing here copies but concatenation and the conversions. No
// function here makes a length below zero, and none expects one.
#include "runtime/string.h"

#include "predawn.h"
#include "runtime/mal.h"
#include "runtime/panic.h"
#include "runtime/same_bytes.h"
#include "runtime/utf8.h"

using namespace predawn;

namespace {

pd_string copy(const void* bytes, int64_t len) {
    size_t count = static_cast<size_t>(len);
    char* to = static_cast<char*>(mal(count));
    memcpy(to, bytes, count);
    return {to, len};
}

} // namespace

pd_string predawn::string_join(const pd_string* strings, int64_t count, char* buffer, int64_t buffer_bytes) {
    int64_t total = 0;
    pd_string last = {"", 0}; // of those that are not empty
    for (int64_t i = 0; i < count; i++) {
        if (strings[i].len <= 0) continue;
        if (__builtin_add_overflow(total, strings[i].len, &total)) {
            panic("runtime error: string concatenation too long");
        }
        last = strings[i];
    }
    if (last.len == total) return last;
    char* start = total <= buffer_bytes ? buffer : static_cast<char*>(mal(static_cast<size_t>(total)));
    char* to = start;
    for (int64_t i = 0; i < count; i++) {
        if (strings[i].len <= 0) continue;
        memcpy(to, strings[i].ptr, static_cast<size_t>(strings[i].len));
        to += strings[i].len;
    }
    return {start, total};
}

extern "C" {

pd_string pd_string_from_cstring(const char* text) {
    int64_t len = 0;
    while (text[len] != 0) len++;
    return {text, len};
}

pd_string pd_string_from_bytes(const void* bytes, int64_t len) {
    if (len <= 0) return {"", 0};
    return copy(bytes, len);
}

pd_string pd_string_from_rune(int64_t rune) {
    char bytes[utf8::width_max];
    int width = utf8::encode(bytes, rune);
    return copy(bytes, width);
}

pd_string pd_string_cat_n(const pd_string* strings, int64_t count) { return string_join(strings, count, nullptr, 0); }

pd_string pd_string_cat(pd_string a, pd_string b) {
    if (b.len <= 0) return a.len > 0 ? a : pd_string{"", 0};
    if (a.len <= 0) return b;
    int64_t total;
    if (__builtin_add_overflow(a.len, b.len, &total)) panic("runtime error: string concatenation too long");
    char* start = static_cast<char*>(mal(static_cast<size_t>(total)));
    memcpy(start, a.ptr, static_cast<size_t>(a.len));
    memcpy(start + a.len, b.ptr, static_cast<size_t>(b.len));
    return {start, total};
}

int pd_string_compare(pd_string a, pd_string b) {
    int64_t common = a.len < b.len ? a.len : b.len;
    int order = common > 0 ? memcmp(a.ptr, b.ptr, static_cast<size_t>(common)) : 0;
    if (order != 0) return order;
    return (a.len > b.len) - (a.len < b.len);
}

bool pd_string_equal(pd_string a, pd_string b) {
    if (a.len != b.len) return false;
    return a.ptr == b.ptr || a.len <= 0 || same_bytes(a.ptr, b.ptr, static_cast<size_t>(a.len));
}

uint8_t pd_string_index(pd_string s, int64_t i) {
    if (static_cast<uint64_t>(i) >= static_cast<uint64_t>(s.len)) pd_panic_index(i, s.len);
    return static_cast<uint8_t>(s.ptr[i]);
}

// The order of the checks is Go's: the upper bound against the length, then the lower against the upper.
pd_string pd_string_slice(pd_string s, int64_t low, int64_t high) {
    if (static_cast<uint64_t>(high) > static_cast<uint64_t>(s.len)) pd_panic_slice_high(high, s.len);
    if (static_cast<uint64_t>(low) > static_cast<uint64_t>(high)) pd_panic_slice(low, high);
    return {s.ptr + low, high - low};
}
}
