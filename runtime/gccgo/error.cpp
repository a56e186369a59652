// error.cpp -- run-time errors and strings as values that gccgo's code can ask for their methods; and panics' values as
// the engine prints them.
//
// This file's error_of_form, any_of_string and any_known take the place of the engine's. The descriptors of func() and
// func() string, by which methods are matched, are the program's own where it has them: they are weak.
#include "runtime/gccgo/error.h"

#include "runtime/mal.h"
#include "runtime/writer.h"

using namespace predawn;
using namespace predawn::gccgo;

namespace {

struct FuncType : Type {
    uint64_t variadic;
    const Type* const* parameters;
    int64_t parameter_count, parameter_capacity;
    const Type* const* results;
    int64_t result_count, result_capacity;
};

constexpr uint8_t mask_first = 1;     // the first word is a pointer
constexpr uint8_t mask_numbers = 5;   // the form, and perhaps a text
constexpr pd_string name_string = {"string", 6}, name_returns_string = {"func() string", 13}, name_void = {"func()", 6};

bool equal_numbers(const void* a, const void* b) { return memcmp(a, b, sizeof(FormError)) == 0; }
const EqualValue value_equal_numbers = {equal_numbers};

} // namespace

extern "C" {

extern const EqualValue gccgo_value_string asm("runtime.strequal..f");
extern const EqualValue gccgo_value_pointer asm("runtime.pointerequal..f");
[[gnu::weak]] extern const Type gccgo_type_string asm("string..d");
[[gnu::weak]] extern const FuncType gccgo_type_returns_string asm("type..func_8_9_8string_9");
[[gnu::weak]] extern const FuncType gccgo_type_void asm("type..func_8_9_8_9");

const Type gccgo_type_string = {
    sizeof(pd_string), 8, 2296014490, 0, 8, 8, kind_string, reinterpret_cast<const FuncValue*>(&gccgo_value_string),
    &mask_first, &name_string, nullptr, nullptr};
const Type* const gccgo_results_string[] = {&gccgo_type_string};
const FuncType gccgo_type_returns_string = {
    {8, 8, 916039304, 0, 8, 8, kind_func | kind_direct, nullptr, &mask_first, &name_returns_string, nullptr, nullptr},
    0, nullptr, 0, 0, gccgo_results_string, 1, 1};
const FuncType gccgo_type_void = {
    {8, 8, 8, 0, 8, 8, kind_func | kind_direct, nullptr, &mask_first, &name_void, nullptr, nullptr},
    0, nullptr, 0, 0, nullptr, 0, 0};
}

namespace {

constexpr pd_string name_error = {"Error", 5}, name_runtime_error = {"RuntimeError", 12}, name_package = {"runtime", 7};
constexpr pd_string name_text = {"runtime.errorString", 19}, name_plain = {"runtime.plainError", 18},
                    name_numbers = {"runtime.boundsError", 19};

using Code = void (*)();
const Method methods_text[] = {
    {&name_error, nullptr, &gccgo_type_returns_string, nullptr, reinterpret_cast<Code>(error_of_text)},
    {&name_runtime_error, nullptr, &gccgo_type_void, nullptr, reinterpret_cast<Code>(is_runtime_error)},
};
const Method methods_numbers[] = {
    {&name_error, nullptr, &gccgo_type_returns_string, nullptr, reinterpret_cast<Code>(error_of_numbers)},
    {&name_runtime_error, nullptr, &gccgo_type_void, nullptr, reinterpret_cast<Code>(is_runtime_error)},
};
const Method methods_string[] = {
    {&name_error, nullptr, &gccgo_type_returns_string, nullptr, reinterpret_cast<Code>(error_of_string)},
    {&name_runtime_error, nullptr, &gccgo_type_void, nullptr, reinterpret_cast<Code>(is_runtime_error)},
};
const Uncommon has_text = {&name_text, &name_package, methods_text, 2, 2};
const Uncommon has_numbers = {&name_numbers, &name_package, methods_numbers, 2, 2};
const Uncommon has_string = {&name_text, &name_package, methods_string, 2, 2};

// Hashes of types only have to be equal for equal ones: any numbers will do. A text is its address.
const Type type_text = {8, 0, 0x5ca1ab1e, flag_regular_memory, 8, 8, kind_unsafe_pointer | kind_direct,
                        reinterpret_cast<const FuncValue*>(&gccgo_value_pointer), nullptr, &name_text, &has_text,
                        nullptr};
const Type type_plain = {8, 0, 0x5ca1ab1f, flag_regular_memory, 8, 8, kind_unsafe_pointer | kind_direct,
                         reinterpret_cast<const FuncValue*>(&gccgo_value_pointer), nullptr, &name_plain, &has_text,
                         nullptr};
const Type type_numbers = {sizeof(FormError), 24, 0x5ca1ab20, flag_regular_memory, 8, 8, kind_struct,
                           reinterpret_cast<const FuncValue*>(&value_equal_numbers), &mask_numbers, &name_numbers,
                           &has_numbers, nullptr};
const Type type_string = {sizeof(pd_string), 8, 0x5ca1ab21, 0, 8, 8, kind_string,
                          reinterpret_cast<const FuncValue*>(&gccgo_value_string), &mask_first, &name_text, &has_string,
                          nullptr};

// The methods Error and String, where they give a string.
int64_t text_methods(const Uncommon* has, pd_method* to) {
    int64_t count = 0;
    for (int64_t i = 0; has && i < has->method_count; i++) {
        const Method& m = has->methods[i];
        if (m.signature != &gccgo_type_returns_string || m.package) continue;
        bool tells = pd_string_equal(*m.name, name_error) || pd_string_equal(*m.name, {"String", 6});
        if (tells) to[count++] = {*m.name, &pd_signature_string, m.code};
    }
    return count;
}

struct Known {
    pd_type type;
    pd_method methods[2];
};

} // namespace

namespace predawn {

pd_any error_of_form(const char* form, uint64_t first, uint64_t second) {
    return error_typed(form, first, second, {&type_text, &type_plain, &type_numbers, &type_string});
}

pd_any any_of_string(pd_string text) {
    auto* copy = static_cast<pd_string*>(mal(sizeof(pd_string)));
    *copy = text;
    return {reinterpret_cast<const pd_type*>(&gccgo_type_string), copy};
}

pd_any any_known(pd_any value) {
    const Type* type = reinterpret_cast<const Type*>(value.type);
    if (!type) return value;
    auto* known = static_cast<Known*>(mal(sizeof(Known)));
    uint32_t flags = type->kind & kind_direct ? PD_TYPE_DIRECT : 0;
    known->type = {type->bytes, &pd_alg_none, name_of(type), kind_of(type), flags, known->methods,
                   text_methods(type->uncommon, known->methods)};
    return {&known->type, value.data};
}

void put_panic_value(Writer& to, const pd_any& value) {
    const Type* type = reinterpret_cast<const Type*>(value.type);
    if (!type) return put(to, "nil");
    bool is_text = type == &gccgo_type_string || type == &type_string;
    const pd_string& said = is_text ? *static_cast<const pd_string*>(value.data) : *type->name;
    if (!is_text) put(to, "(");
    put_bytes(to, said.ptr, static_cast<size_t>(said.len));
    if (!is_text) put(to, ")");
}

gccgo::Any gccgo::value_of_panic(const Panic& p) {
    return {reinterpret_cast<const Type*>(p.value.type), p.value.data};
}

} // namespace predawn
