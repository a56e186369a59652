// equal.cpp -- the equality of values whose type is known: functions, and the func values that descriptors refer to.
//
// Each has two foreign names: that of the function, and with `..f` behind it that of its func value.
#include "runtime/gccgo/abi.h"
#include "runtime/load.h"

using namespace predawn;
using namespace predawn::gccgo;

namespace {

template <typename T>
inline bool same(const void* a, const void* b) {
    return load<T>(a) == load<T>(b);
}

template <typename T>
inline bool same_pair(const void* a, const void* b) {
    return load<T>(a) == load<T>(b) && load<T>(a, 1) == load<T>(b, 1);
}

} // namespace

extern "C" {

bool gccgo_equal_bytes(const void* a, const void* b, size_t bytes) asm("runtime.memequal");
Equal gccgo_equal_0 asm("runtime.memequal0");
Equal gccgo_equal_8 asm("runtime.memequal8");
Equal gccgo_equal_16 asm("runtime.memequal16");
Equal gccgo_equal_32 asm("runtime.memequal32");
Equal gccgo_equal_64 asm("runtime.memequal64");
Equal gccgo_equal_128 asm("runtime.memequal128");
Equal gccgo_equal_f32 asm("runtime.f32equal");
Equal gccgo_equal_f64 asm("runtime.f64equal");
Equal gccgo_equal_c64 asm("runtime.c64equal");
Equal gccgo_equal_c128 asm("runtime.c128equal");
Equal gccgo_equal_string asm("runtime.strequal");
Equal gccgo_equal_pointer asm("runtime.pointerequal");

extern const EqualValue gccgo_value_0 asm("runtime.memequal0..f");
extern const EqualValue gccgo_value_8 asm("runtime.memequal8..f");
extern const EqualValue gccgo_value_16 asm("runtime.memequal16..f");
extern const EqualValue gccgo_value_32 asm("runtime.memequal32..f");
extern const EqualValue gccgo_value_64 asm("runtime.memequal64..f");
extern const EqualValue gccgo_value_128 asm("runtime.memequal128..f");
extern const EqualValue gccgo_value_f32 asm("runtime.f32equal..f");
extern const EqualValue gccgo_value_f64 asm("runtime.f64equal..f");
extern const EqualValue gccgo_value_c64 asm("runtime.c64equal..f");
extern const EqualValue gccgo_value_c128 asm("runtime.c128equal..f");
extern const EqualValue gccgo_value_string asm("runtime.strequal..f");
extern const EqualValue gccgo_value_pointer asm("runtime.pointerequal..f");

bool gccgo_equal_bytes(const void* a, const void* b, size_t bytes) { return memcmp(a, b, bytes) == 0; }
bool gccgo_equal_0(const void*, const void*) { return true; }
bool gccgo_equal_8(const void* a, const void* b) { return same<uint8_t>(a, b); }
bool gccgo_equal_16(const void* a, const void* b) { return same<uint16_t>(a, b); }
bool gccgo_equal_32(const void* a, const void* b) { return same<uint32_t>(a, b); }
bool gccgo_equal_64(const void* a, const void* b) { return same<uint64_t>(a, b); }
bool gccgo_equal_128(const void* a, const void* b) { return same_pair<uint64_t>(a, b); }
bool gccgo_equal_f32(const void* a, const void* b) { return same<float>(a, b); }
bool gccgo_equal_f64(const void* a, const void* b) { return same<double>(a, b); }
bool gccgo_equal_c64(const void* a, const void* b) { return same_pair<float>(a, b); }
bool gccgo_equal_c128(const void* a, const void* b) { return same_pair<double>(a, b); }
bool gccgo_equal_string(const void* a, const void* b) {
    return pd_string_equal(*static_cast<const pd_string*>(a), *static_cast<const pd_string*>(b));
}
bool gccgo_equal_pointer(const void* a, const void* b) { return same<uint64_t>(a, b); }

const EqualValue gccgo_value_0 = {gccgo_equal_0};
const EqualValue gccgo_value_8 = {gccgo_equal_8};
const EqualValue gccgo_value_16 = {gccgo_equal_16};
const EqualValue gccgo_value_32 = {gccgo_equal_32};
const EqualValue gccgo_value_64 = {gccgo_equal_64};
const EqualValue gccgo_value_128 = {gccgo_equal_128};
const EqualValue gccgo_value_f32 = {gccgo_equal_f32};
const EqualValue gccgo_value_f64 = {gccgo_equal_f64};
const EqualValue gccgo_value_c64 = {gccgo_equal_c64};
const EqualValue gccgo_value_c128 = {gccgo_equal_c128};
const EqualValue gccgo_value_string = {gccgo_equal_string};
const EqualValue gccgo_value_pointer = {gccgo_equal_pointer};
}
