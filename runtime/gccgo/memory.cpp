// memory.cpp -- new objects, and what gccgo's code calls to copy and to clear memory that holds pointers.
//
// Nothing collects, so a store of a pointer is a store. The last four are called only where the barrier's flag is set,
// or where a collector would have to see it.
#include "runtime/gccgo/abi.h"

using namespace predawn;
using namespace predawn::gccgo;

extern "C" {

void* gccgo_new(const Type* type) asm("runtime.newobject");
void gccgo_store(void** to, void* value) asm("runtime.gcWriteBarrier");
void gccgo_move(const Type* type, void* to, const void* from) asm("runtime.typedmemmove");
void gccgo_clear(void* to, size_t bytes) asm("runtime.memclrHasPointers");

void* gccgo_new(const Type* type) { return pd_mal(type->bytes); }
void gccgo_store(void** to, void* value) { *to = value; }
void gccgo_move(const Type* type, void* to, const void* from) { memmove(to, from, type->bytes); }
void gccgo_clear(void* to, size_t bytes) { pd_memclr(to, bytes); }
}
