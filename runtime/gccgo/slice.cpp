// slice.cpp -- make, append and copy of slices.
#include "runtime/slice.h"

#include "runtime/gccgo/abi.h"

using namespace predawn;
using namespace predawn::gccgo;

extern "C" {

void* gccgo_make_slice(const Type* elem, int64_t len, int64_t cap) asm("runtime.makeslice");
void* gccgo_make_slice_64(const Type* elem, int64_t len, int64_t cap) asm("runtime.makeslice64");
size_t gccgo_check_make_slice(const Type* elem, int64_t len, int64_t cap) asm("runtime.checkMakeSlice");
pd_slice gccgo_grow_slice(const Type* elem, void* ptr, int64_t len, int64_t cap, int64_t needed)
    asm("runtime.growslice");
int64_t gccgo_copy_slice(const Type* elem, void* to, int64_t to_len, void* from, int64_t from_len)
    asm("runtime.typedslicecopy");

void* gccgo_make_slice(const Type* elem, int64_t len, int64_t cap) { return pd_slice_new(len, cap, elem->bytes).ptr; }
void* gccgo_make_slice_64(const Type* elem, int64_t len, int64_t cap) { return gccgo_make_slice(elem, len, cap); }

// The caller has the memory already: only the checks, and how many bytes it is.
size_t gccgo_check_make_slice(const Type* elem, int64_t len, int64_t cap) {
    return slice_bytes(len, cap, elem->bytes);
}

// Here the result has the length that is asked for.
pd_slice gccgo_grow_slice(const Type* elem, void* ptr, int64_t len, int64_t cap, int64_t needed) {
    pd_slice grown = pd_slice_grow({ptr, len, cap}, needed, elem->bytes);
    grown.len = needed;
    return grown;
}

int64_t gccgo_copy_slice(const Type* elem, void* to, int64_t to_len, void* from, int64_t from_len) {
    return pd_slice_copy({to, to_len, to_len}, {from, from_len, from_len}, elem->bytes);
}
}
