// start.cpp -- where a Go program begins: every object of gccgo refers to this file, so it is in each of them.
//
// Goroutine 1 runs the initialisers of all packages, which may start goroutines and wait for them, then main; the
// program ends when main returns. The type lists that objects register are for reflection, the roots for a collector.
#include "predawn.h"
#include "runtime/start.h"

extern "C" {

void gccgo_initialise() asm("__go_init_main");
void gccgo_register_types(int64_t count, const void* const* lists) asm("runtime.registerTypeDescriptors");
void gccgo_register_roots(void* roots) asm("runtime.registerGCRoots");
void gccgo_import_runtime() asm("runtime..import");
void gccgo_import_cpu() asm("internal_1cpu..import");
}

namespace predawn {

void main_run(void*) {
    gccgo_initialise();
    pd_main();
    pd_exit(0);
}

} // namespace predawn

extern "C" {

[[gnu::weak]] void gccgo_register_types(int64_t, const void* const*) {} // packages/types.cpp
void gccgo_register_roots(void*) {}
[[gnu::weak]] void gccgo_import_runtime() {}
[[gnu::weak]] void gccgo_import_cpu() {}
}
