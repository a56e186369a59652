// unsafe_slice.cpp -- what unsafe.Slice checks.
#include "runtime/gccgo/abi.h"
#include "runtime/mal.h"
#include "runtime/panic.h"

using namespace predawn;
using namespace predawn::gccgo;

extern "C" {

void gccgo_unsafe_slice(const Type* type, const void* ptr, int64_t len) asm("runtime.unsafeslice");
void gccgo_unsafe_slice_64(const Type* type, const void* ptr, int64_t len) asm("runtime.unsafeslice64");

void gccgo_unsafe_slice(const Type* type, const void* ptr, int64_t len) {
    uint64_t bytes;
    bool fits = !__builtin_mul_overflow(static_cast<uint64_t>(len), type->bytes, &bytes) && bytes <= mal_bytes_max &&
                bytes <= -reinterpret_cast<uintptr_t>(ptr);
    if (len < 0 || (ptr && !fits)) panic("runtime error: unsafe.Slice: len out of range");
    if (!ptr && len > 0) panic("runtime error: unsafe.Slice: ptr is nil and len is not zero");
}

void gccgo_unsafe_slice_64(const Type* type, const void* ptr, int64_t len) { gccgo_unsafe_slice(type, ptr, len); }
}
