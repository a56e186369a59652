// reflect.cpp -- memory, types and interfaces as packages reflect and internal/reflectlite use them.
#include "predawn.h"
#include "runtime/gccgo/abi.h"
#include "runtime/gccgo/packages/room.h"

using namespace predawn;
using namespace predawn::gccgo;

extern "C" const void* gccgo_assert(const Type* interface, const Type* type) asm("runtime.assertitab"); // iface.cpp

namespace {

void to_iface(const Type* interface, const Any& from, Iface* to) {
    with_room([&] { *to = {static_cast<const Tab*>(gccgo_assert(interface, from.type)), from.data}; });
}

} // namespace

extern "C" {

void* gccgo_reflect_new(const Type* type) asm("reflect.unsafe__New");
void* gccgo_reflectlite_new(const Type* type) asm("internal_1reflectlite.unsafe__New");
void* gccgo_reflect_array(const Type* type, int64_t count) asm("reflect.unsafe__NewArray");
void gccgo_reflect_move(const Type* type, void* to, const void* from) asm("reflect.typedmemmove");
void gccgo_reflectlite_move(const Type* type, void* to, const void* from) asm("internal_1reflectlite.typedmemmove");
void gccgo_reflect_clear(const Type* type, void* to) asm("reflect.typedmemclr");
int64_t gccgo_reflect_copy(const Type* type, pd_slice to, pd_slice from) asm("reflect.typedslicecopy");
void gccgo_reflect_move_bytes(void* to, const void* from, size_t bytes) asm("reflect.memmove");
void gccgo_reflect_to_iface(const Type* interface, Any from, Iface* to) asm("reflect.ifaceE2I");
void gccgo_reflectlite_to_iface(const Type* interface, Any from, Iface* to) asm("internal_1reflectlite.ifaceE2I");
bool gccgo_reflect_may_be_pointer(uintptr_t word) asm("reflect.verifyNotInHeapPtr");

void* gccgo_reflect_new(const Type* type) { return pd_mal(type->bytes); }
void* gccgo_reflectlite_new(const Type* type) { return pd_mal(type->bytes); }
void* gccgo_reflect_array(const Type* type, int64_t count) { return pd_mal_array(count, type->bytes); }
void gccgo_reflect_move(const Type* type, void* to, const void* from) { memmove(to, from, type->bytes); }
void gccgo_reflectlite_move(const Type* type, void* to, const void* from) { memmove(to, from, type->bytes); }
void gccgo_reflect_clear(const Type* type, void* to) { pd_memclr(to, type->bytes); }
int64_t gccgo_reflect_copy(const Type* type, pd_slice to, pd_slice from) {
    return pd_slice_copy(to, from, type->bytes);
}
void gccgo_reflect_move_bytes(void* to, const void* from, size_t bytes) { memmove(to, from, bytes); }

void gccgo_reflect_to_iface(const Type* interface, Any from, Iface* to) {
    to_iface(interface, from, to);
}
void gccgo_reflectlite_to_iface(const Type* interface, Any from, Iface* to) {
    to_iface(interface, from, to);
}

// Not one of the values that a pointer never has.
bool gccgo_reflect_may_be_pointer(uintptr_t word) { return static_cast<uintptr_t>(word - 1) < ~uintptr_t{0} - 1; }
}
