// string.cpp -- concatenation and conversions of strings.
//
// A buffer is the caller's: there is one where the result does not outlive the caller's frame, for 32 bytes or runes.
#include "runtime/string.h"

#include "rt0/machine.h"
#include "runtime/g.h"
#include "runtime/gccgo/abi.h"
#include "runtime/utf8.h"

using namespace predawn;
using namespace predawn::gccgo;

namespace {

constexpr int64_t buffer_room = 32;

// On a segment of the goroutine's stack.
bool is_on_stack(const char* at) {
    uintptr_t address = reinterpret_cast<uintptr_t>(at);
    for (const Segment* s = current_g()->context.segment; s; s = s->older) {
        if (address - s->low < s->high - s->low) return true;
    }
    return false;
}

} // namespace

extern "C" {

pd_string gccgo_concat(char* buffer, const pd_string* strings, int64_t count) asm("runtime.concatstrings");
int64_t gccgo_compare(pd_string a, pd_string b) asm("runtime.cmpstring");
pd_string gccgo_from_rune(char* buffer, int64_t rune) asm("runtime.intstring");
pd_string gccgo_from_bytes(char* buffer, const char* bytes, int64_t len) asm("runtime.slicebytetostring");
pd_string gccgo_from_runes(char* buffer, pd_slice runes) asm("runtime.slicerunetostring");
pd_slice gccgo_to_bytes(char* buffer, pd_string s) asm("runtime.stringtoslicebyte");
pd_slice gccgo_to_runes(int32_t* buffer, pd_string s) asm("runtime.stringtoslicerune");

struct DecodedRune {
    int32_t rune;
    int64_t next;
};
DecodedRune gccgo_decode_rune(pd_string s, int64_t at) asm("runtime.decoderune");

// A string alone is the result itself, unless it lies in a frame that the result may outlive.
pd_string gccgo_concat(char* buffer, const pd_string* strings, int64_t count) {
    pd_string joined = string_join(strings, count, buffer, buffer ? buffer_room : 0);
    if (!buffer && is_on_stack(joined.ptr)) return pd_string_from_bytes(joined.ptr, joined.len);
    return joined;
}

int64_t gccgo_compare(pd_string a, pd_string b) { return pd_string_compare(a, b); }

pd_string gccgo_from_rune(char* buffer, int64_t rune) {
    if (!buffer) return pd_string_from_rune(rune);
    return {buffer, utf8::encode(buffer, rune)};
}

pd_string gccgo_from_bytes(char* buffer, const char* bytes, int64_t len) {
    if (!buffer || len > buffer_room) return pd_string_from_bytes(bytes, len);
    memcpy(buffer, bytes, static_cast<size_t>(len));
    return {buffer, len};
}

pd_string gccgo_from_runes(char* buffer, pd_slice slice) {
    const int32_t* runes = static_cast<const int32_t*>(slice.ptr);
    int64_t len = 0;
    for (int64_t i = 0; i < slice.len && len <= buffer_room; i++) len += utf8::width_of(runes[i]);
    if (!buffer || len > buffer_room) return pd_string_from_runes(runes, slice.len);
    char* to = buffer;
    for (int64_t i = 0; i < slice.len; i++) to += utf8::encode(to, runes[i]);
    return {buffer, len};
}

pd_slice gccgo_to_bytes(char* buffer, pd_string s) {
    if (!buffer || s.len > buffer_room) return pd_string_to_bytes(s);
    memset(buffer, 0, buffer_room);
    memcpy(buffer, s.ptr, static_cast<size_t>(s.len));
    return {buffer, s.len, buffer_room};
}

pd_slice gccgo_to_runes(int32_t* buffer, pd_string s) {
    if (!buffer || pd_string_rune_count(s) > buffer_room) return pd_string_to_runes(s);
    memset(buffer, 0, buffer_room * sizeof(int32_t));
    int64_t count = 0;
    for (int64_t at = 0; at < s.len; count++) at += pd_string_rune(s, at, &buffer[count]);
    return {buffer, count, buffer_room};
}

DecodedRune gccgo_decode_rune(pd_string s, int64_t at) {
    utf8::Decoded found = utf8::decode(s.ptr + at, static_cast<size_t>(s.len - at));
    return {static_cast<int32_t>(found.rune), at + found.width};
}
}
