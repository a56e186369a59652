// error_types.cpp -- the types of package runtime that a program may ask a recovered error for.
//
// runtime.Error is an interface, which our errors satisfy. A failed conversion is a *runtime.TypeAssertionError where
// the program has that type (failed.cpp); what it points to is the text, which is all that can be had of it.
#include "runtime/gccgo/abi.h"

using namespace predawn;
using namespace predawn::gccgo;

namespace {

constexpr uint8_t mask_first = 1, mask_both = 3;
constexpr pd_string name_error = {"Error", 5}, name_runtime_error = {"RuntimeError", 12}, name_package = {"runtime", 7};
constexpr pd_string name_interface = {"runtime.Error", 13};
constexpr pd_string name_assertion = {"runtime.TypeAssertionError", 26}, name_bare = {"TypeAssertionError", 18};
constexpr pd_string name_pointer = {"*runtime.TypeAssertionError", 27};

} // namespace

extern "C" {

extern const Type gccgo_type_returns_string asm("type..func_8_9_8string_9"); // error.cpp
extern const Type gccgo_type_void asm("type..func_8_9_8_9");
extern const EqualValue gccgo_value_iface asm("runtime.interequal..f");
extern const EqualValue gccgo_value_string asm("runtime.strequal..f");
extern const EqualValue gccgo_value_pointer asm("runtime.pointerequal..f");
extern const InterfaceType gccgo_type_error asm("runtime.Error..d");
extern const Type gccgo_type_assertion asm("runtime.TypeAssertionError..d");
extern const ElemType gccgo_type_assertion_pointer asm("runtime.TypeAssertionError..p");
pd_string gccgo_assertion_text(pd_string* text) asm("runtime.TypeAssertionError.Error");
void gccgo_assertion_is_error(pd_string*) asm("runtime.TypeAssertionError.RuntimeError");
}

namespace {

using Code = void (*)();
const InterfaceMethod methods_error[] = {
    {&name_error, nullptr, &gccgo_type_returns_string},
    {&name_runtime_error, nullptr, &gccgo_type_void},
};
const Uncommon is_error = {&name_error, &name_package, nullptr, 0, 0};
const Uncommon is_assertion = {&name_bare, &name_package, nullptr, 0, 0};
const Method methods_assertion[] = {
    {&name_error, nullptr, &gccgo_type_returns_string, nullptr, reinterpret_cast<Code>(gccgo_assertion_text)},
    {&name_runtime_error, nullptr, &gccgo_type_void, nullptr, reinterpret_cast<Code>(gccgo_assertion_is_error)},
};
const Uncommon has_methods = {nullptr, nullptr, methods_assertion, 2, 2};

} // namespace

extern "C" {

const InterfaceType gccgo_type_error = {
    {sizeof(Iface), 16, 0x5ca1ab22, 0, 8, 8, kind_interface, reinterpret_cast<const FuncValue*>(&gccgo_value_iface),
     &mask_both, &name_interface, &is_error, nullptr},
    methods_error, 2, 2};
const Type gccgo_type_assertion = {
    sizeof(pd_string), 8, 0x5ca1ab23, 0, 8, 8, kind_string, reinterpret_cast<const FuncValue*>(&gccgo_value_string),
    &mask_first, &name_assertion, &is_assertion, &gccgo_type_assertion_pointer};
const ElemType gccgo_type_assertion_pointer = {
    {8, 8, 0x5ca1ab24, flag_regular_memory, 8, 8, kind_pointer | kind_direct,
     reinterpret_cast<const FuncValue*>(&gccgo_value_pointer), &mask_first, &name_pointer, &has_methods, nullptr},
    &gccgo_type_assertion};

pd_string gccgo_assertion_text(pd_string* text) { return *text; }
void gccgo_assertion_is_error(pd_string*) {}
}
