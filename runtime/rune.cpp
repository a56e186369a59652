// rune.cpp -- strings as runes, and back.
//
// utf8.h says what a rune is and how one is decoded; here are the loops over whole strings. Most text is ASCII, so each
// loop looks at sixteen bytes at once for one that is not, and takes all those in front of it together.
#include "predawn.h"
#include "runtime/ascii.h"
#include "runtime/mal.h"
#include "runtime/panic.h"
#include "runtime/utf8.h"

using namespace predawn;

namespace {

size_t length(pd_string s) { return s.len > 0 ? static_cast<size_t>(s.len) : 0; }

// The rune there, which is in the string.
utf8::Decoded decode_at(pd_string s, size_t at) { return utf8::decode(s.ptr + at, length(s) - at); }

size_t width_at(pd_string s, size_t at) {
    return s.ptr[at] >= 0 ? 1 : static_cast<size_t>(decode_at(s, at).width);
}

} // namespace

extern "C" {

int64_t pd_string_rune(pd_string s, int64_t at, int32_t* rune) {
    if (static_cast<uint64_t>(at) > length(s)) pd_panic_index(at, s.len);
    utf8::Decoded found = decode_at(s, static_cast<size_t>(at));
    *rune = static_cast<int32_t>(found.rune);
    return found.width;
}

int64_t pd_string_rune_count(pd_string s) {
    int64_t count = 0;
    size_t bytes = length(s);
    for (size_t at = 0; at < bytes;) {
        size_t plain = ascii_prefix(s.ptr + at, bytes - at);
        count += static_cast<int64_t>(plain);
        at += plain;
        // In a text of other runes too it is not worth to look for sixteen at each of them.
        for (size_t until = at + 16; at < bytes && at < until; count++) at += width_at(s, at);
    }
    return count;
}

bool pd_string_is_utf8(pd_string s) {
    for (size_t at = 0; at < length(s);) {
        at += ascii_prefix(s.ptr + at, length(s) - at);
        if (at == length(s)) break;
        int width = decode_at(s, at).width;
        if (width == 1) return false; // and it is no ASCII
        at += static_cast<size_t>(width);
    }
    return true;
}

int64_t pd_rune_to_bytes(void* to, int64_t rune) { return utf8::encode(static_cast<char*>(to), rune); }

pd_slice pd_string_to_bytes(pd_string s) {
    pd_slice bytes = pd_slice_new(static_cast<int64_t>(length(s)), static_cast<int64_t>(length(s)), 1);
    memcpy(bytes.ptr, s.ptr, length(s));
    return bytes;
}

pd_slice pd_string_to_runes(pd_string s) {
    int64_t count = pd_string_rune_count(s);
    pd_slice runes = pd_slice_new(count, count, sizeof(int32_t));
    int32_t* to = static_cast<int32_t*>(runes.ptr);
    for (size_t at = 0; at < length(s);) {
        utf8::Decoded found = decode_at(s, at);
        *to++ = static_cast<int32_t>(found.rune);
        at += static_cast<size_t>(found.width);
    }
    return runes;
}

pd_string pd_string_from_runes(const int32_t* runes, int64_t count) {
    int64_t len = 0;
    for (int64_t i = 0; i < count; i++) len += utf8::width_of(runes[i]);
    if (len == 0) return {"", 0};
    char* bytes = static_cast<char*>(mal(static_cast<size_t>(len)));
    char* to = bytes;
    for (int64_t i = 0; i < count; i++) to += utf8::encode(to, runes[i]);
    return {bytes, len};
}
}
