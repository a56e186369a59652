// panic_error.cpp -- what a recovered run-time error is: a value with a method Error, whose text is that of the panic.
//
// The types' names are Go's. A text without numbers is the value itself; others are made of their form when somebody
// asks for the text.

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/begins_with.h"
#include "runtime/defer.h"
#include "runtime/mal.h"
#include "runtime/writer.h"

namespace predawn {
namespace {

struct Job {
    const FormError& error;
    pd_string text;
};

uint64_t text_of_form(void* with) {
    Job& job = *static_cast<Job*>(with);
    Writer to;
    to.fd = -1;
    to.used = 0;
    put_form(to, job.error.form, job.error.first, job.error.second);
    job.text = pd_string_from_bytes(to.bytes, static_cast<int64_t>(to.used));
    return 0;
}

} // namespace

pd_string error_of_text(void* text) { return pd_string_from_cstring(static_cast<const char*>(text)); }

pd_string error_of_numbers(void* error) {
    Job job = {*static_cast<FormError*>(error), {}};
    rt0_on_system_stack(text_of_form, &job);
    return job.text;
}

pd_string error_of_string(void* text) { return *static_cast<pd_string*>(text); }

void is_runtime_error(void*) {}

namespace {

using MethodCode = void (*)();
constexpr int64_t method_count = 2;
const pd_method methods_of_text[] = {
    {{"Error", 5}, &pd_signature_string, reinterpret_cast<MethodCode>(error_of_text)},
    {{"RuntimeError", 12}, nullptr, reinterpret_cast<MethodCode>(is_runtime_error)},
};
const pd_method methods_of_numbers[] = {
    {{"Error", 5}, &pd_signature_string, reinterpret_cast<MethodCode>(error_of_numbers)},
    {{"RuntimeError", 12}, nullptr, reinterpret_cast<MethodCode>(is_runtime_error)},
};
const pd_method methods_of_string[] = {
    {{"Error", 5}, &pd_signature_string, reinterpret_cast<MethodCode>(error_of_string)},
    {{"RuntimeError", 12}, nullptr, reinterpret_cast<MethodCode>(is_runtime_error)},
};

const pd_type type_of_text = {8, &pd_alg_memory, {"runtime.errorString", 19}, PD_KIND_POINTER, PD_TYPE_DIRECT,
                              methods_of_text, method_count};
const pd_type type_of_plain = {8, &pd_alg_memory, {"runtime.plainError", 18}, PD_KIND_POINTER, PD_TYPE_DIRECT,
                               methods_of_text, method_count};
const pd_type type_of_numbers = {sizeof(FormError), &pd_alg_memory, {"runtime.boundsError", 19}, PD_KIND_STRUCT, 0,
                                 methods_of_numbers, method_count};
const pd_type type_of_string = {sizeof(pd_string), &pd_alg_string, {"runtime.errorString", 19}, PD_KIND_STRING, 0,
                                methods_of_string, method_count};

bool has_values(const char* form) {
    while (static_cast<uint8_t>(*form) > 4) form++;
    return *form != 0;
}

void* copy_of_string(pd_string text) {
    auto* copy = static_cast<pd_string*>(mal(sizeof(pd_string)));
    *copy = text;
    return copy;
}

pd_any any(const void* type, void* data) { return {static_cast<const pd_type*>(type), data}; }

} // namespace

// What is known of a value without a call of its methods; a text of run time's stands where its data word points.
[[gnu::weak]] void put_panic_value(Writer& to, const pd_any& value) {
    const pd_type* type = value.type;
    if (type == &pd_type_string || type == &type_of_string) {
        auto* text = static_cast<const pd_string*>(value.data);
        put_bytes(to, text->ptr, static_cast<size_t>(text->len));
    } else if (type == &type_of_text || type == &type_of_plain) {
        put_form(to, "\3", reinterpret_cast<uintptr_t>(value.data));
    } else if (type == &type_of_numbers) {
        auto* error = static_cast<const FormError*>(value.data);
        put_form(to, error->form, error->first, error->second);
    } else if (type) {
        put(to, "(");
        put_bytes(to, type->name.ptr, static_cast<size_t>(type->name.len));
        put(to, ")");
    } else {
        put(to, "nil");
    }
}

pd_any error_typed(const char* form, uint64_t first, uint64_t second, const ErrorTypes& types) {
    if (form[0] == '\4') {
        pd_string text = {reinterpret_cast<const char*>(first), static_cast<int64_t>(second)};
        return any(types.string, copy_of_string(text));
    }
    if (form[0] == '\3' || !has_values(form)) {
        const char* text = form[0] == '\3' ? reinterpret_cast<const char*>(first) : form;
        return any(begins_with(text, "runtime error: ") ? types.text : types.plain, const_cast<char*>(text));
    }
    auto* error = static_cast<FormError*>(mal(sizeof(FormError)));
    *error = {form, first, second};
    return any(types.numbers, error);
}

// The list is newest first. So many are shown as a report of a goroutine that still makes sense may have.
void put_panics(Writer& to, const G* g) {
    const Panic* shown[8];
    size_t count = 0;
    for (const Panic* p = g->panics; p && count < sizeof shown / sizeof *shown; p = p->outer) {
        if (!p->goexit) shown[count++] = p;
    }
    while (count > 0) {
        const Panic* p = shown[--count];
        put(to, "panic: ");
        put_panic_value(to, p->value);
        put(to, p->recovered ? " [recovered]\n" : "\n");
    }
}

[[gnu::weak]] pd_any error_of_form(const char* form, uint64_t first, uint64_t second) {
    return error_typed(form, first, second, {&type_of_text, &type_of_plain, &type_of_numbers, &type_of_string});
}

[[gnu::weak]] pd_any any_of_string(pd_string text) { return {&pd_type_string, copy_of_string(text)}; }

} // namespace predawn

extern "C" {

const char pd_signature_string = 0;
const pd_type pd_type_string = {sizeof(pd_string), &pd_alg_string, {"string", 6}, PD_KIND_STRING, 0, nullptr, 0};
}
