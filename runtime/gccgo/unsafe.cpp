// unsafe.cpp -- the descriptors of unsafe.Pointer and of pointers to it: all others the compiler makes.
#include "runtime/gccgo/abi.h"

using namespace predawn;
using namespace predawn::gccgo;

namespace {

constexpr uint8_t mask = 1; // the first word is a pointer
constexpr pd_string name = {"unsafe.Pointer", 14}, pointer_name = {"*unsafe.Pointer", 15};
constexpr pd_string bare_name = {"Pointer", 7}, package = {"unsafe", 6};
const Uncommon uncommon = {&bare_name, &package, nullptr, 0, 0};

} // namespace

extern "C" {

extern const EqualValue gccgo_value_pointer asm("runtime.pointerequal..f");
extern const ElemType gccgo_type_unsafe_pointer_pointer asm("unsafe.Pointer..p");
extern const Type gccgo_type_unsafe_pointer asm("unsafe.Pointer..d");

const Type gccgo_type_unsafe_pointer = {
    8, 8, 78501163, flag_regular_memory, 8, 8, kind_unsafe_pointer | kind_direct,
    reinterpret_cast<const FuncValue*>(&gccgo_value_pointer), &mask, &name, &uncommon,
    &gccgo_type_unsafe_pointer_pointer};
const ElemType gccgo_type_unsafe_pointer_pointer = {
    {8, 8, 1256018616, flag_regular_memory, 8, 8, kind_pointer | kind_direct,
     reinterpret_cast<const FuncValue*>(&gccgo_value_pointer), &mask, &pointer_name, nullptr, nullptr},
    &gccgo_type_unsafe_pointer};
}
