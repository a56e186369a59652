// print_pc.cpp -- pd_print_pc: an address of code, with the function it lies in where that is known.
#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/symbols.h"

using namespace predawn;

namespace {

// Runs on the system stack.
uint64_t print_pc(void* pc) {
    uintptr_t at = reinterpret_cast<uintptr_t>(pc);
    Symbol symbol = {at, nullptr, 0};
    symbol_find(symbol);
    pd_print_begin(1);
    pd_print_hex(at);
    if (symbol.name) {
        pd_print_space();
        pd_print_cstring(symbol.name);
        pd_print_cstring("+");
        pd_print_hex(at - symbol.start);
    }
    pd_print_end();
    return 0;
}

} // namespace

extern "C" void pd_print_pc(const void* pc) { rt0_on_system_stack(print_pc, const_cast<void*>(pc)); }
