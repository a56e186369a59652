// panic_chain.cpp -- what a dying program says of the panics under way.
//
// A line for each, oldest first, in Go's words: the value's method Error or String tells its text, a number or a string
// is printed as print does, other types by their name and an address. The methods are the program's, and run on the
// goroutine like its other functions. One that panics finds a call deferred, which ends the process.

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/defer.h"
#include "runtime/fault.h"
#include "runtime/float.h"
#include "runtime/format.h"
#include "runtime/g.h"
#include "runtime/load.h"
#include "runtime/mal.h"
#include "runtime/panic.h"
#include "runtime/print.h"

namespace predawn {
namespace {

using TextMethod = pd_string (*)(void* data);

// The method with this name that gives a string, or null.
TextMethod method_of(const pd_type* type, const char* name) {
    for (int64_t i = 0; i < type->method_count; i++) {
        const pd_method& m = type->methods[i];
        if (m.signature != &pd_signature_string || !pd_string_equal(m.name, pd_string_from_cstring(name))) continue;
        return reinterpret_cast<TextMethod>(m.fn);
    }
    return nullptr;
}

// ---- numbers: on the system stack ----------------------------------------------------------------------------------

double load_float(const void* from, bool narrow, size_t index) {
    return narrow ? static_cast<double>(load<float>(from, index)) : load<double>(from, index);
}

uint64_t load_integer(const void* from, size_t bytes, bool with_sign) {
    if (bytes == 8) return load<uint64_t>(from);
    if (bytes == 4) return with_sign ? static_cast<uint64_t>(int64_t{load<int32_t>(from)}) : load<uint32_t>(from);
    if (bytes == 2) return with_sign ? static_cast<uint64_t>(int64_t{load<int16_t>(from)}) : load<uint16_t>(from);
    return with_sign ? static_cast<uint64_t>(int64_t{load<int8_t>(from)}) : load<uint8_t>(from);
}

struct Number {
    uint32_t kind;
    size_t bytes;
    const void* at;
    pd_string text;
};

uint64_t number_text(void* with) {
    Number& n = *static_cast<Number*>(with);
    char text[64];
    char* end = text + sizeof text;
    char* first = end;
    if (n.kind >= PD_KIND_FLOAT32) {
        bool is_complex = n.kind >= PD_KIND_COMPLEX64;
        bool narrow = n.kind == PD_KIND_FLOAT32 || n.kind == PD_KIND_COMPLEX64;
        first = end = text;
        if (is_complex) *end++ = '(';
        end += format_float(end, load_float(n.at, narrow, 0));
        if (is_complex) {
            end += format_float(end, load_float(n.at, narrow, 1));
            *end++ = 'i';
            *end++ = ')';
        }
    } else {
        bool with_sign = n.kind <= PD_KIND_INT64;
        uint64_t value = load_integer(n.at, n.bytes, with_sign);
        bool negative = with_sign && static_cast<int64_t>(value) < 0;
        first = format_number(end, negative ? -value : value, 10);
        if (negative) *--first = '-';
    }
    n.text = pd_string_from_bytes(first, end - first);
    return 0;
}

pd_string pointer_text(const void* pointer) {
    char text[2 + hex_bytes_max];
    char* end = text + sizeof text;
    char* first = format_number(end, reinterpret_cast<uintptr_t>(pointer), 16);
    *--first = 'x';
    *--first = '0';
    return pd_string_from_bytes(first, end - first);
}

// ---- values --------------------------------------------------------------------------------------------------------

// A type that a program has named has its package's name in front: main.Celsius.
bool is_named(pd_string type_name) {
    for (int64_t i = 0; i < type_name.len; i++) {
        if (type_name.ptr[i] == '.') return true;
    }
    return false;
}

template <size_t count>
pd_string joined(const pd_string (&parts)[count]) {
    return pd_string_cat_n(parts, count);
}

pd_string words(const char* text) { return pd_string_from_cstring(text); }

pd_string value_text(const pd_any& value) {
    const pd_type* type = value.type;
    if (!type) return words("nil");
    if (TextMethod error = method_of(type, "Error")) return error(value.data);
    if (TextMethod string = method_of(type, "String")) return string(value.data);
    const void* at = (type->flags & PD_TYPE_DIRECT) ? &value.data : value.data;
    pd_string text;
    if (type->kind == PD_KIND_STRING) {
        text = load<pd_string>(at);
        if (is_named(type->name)) text = joined({words("\""), text, words("\"")});
    } else if (type->kind == PD_KIND_BOOL) {
        text = words(load<uint8_t>(at) ? "true" : "false");
    } else if (type->kind >= PD_KIND_INT && type->kind <= PD_KIND_COMPLEX128) {
        Number number = {type->kind, type->bytes, at, {}};
        rt0_on_system_stack(number_text, &number);
        text = number.text;
        if (is_named(type->name) && type->kind >= PD_KIND_COMPLEX64) return joined({type->name, text});
    } else {
        return joined({words("("), type->name, words(") "), pointer_text(value.data)});
    }
    return is_named(type->name) ? joined({type->name, words("("), text, words(")")}) : text;
}

uint64_t failed_text(void* with) {
    pd_string& text = *static_cast<pd_string*>(with);
    const Panic* p = current_g()->panics;
    const pd_type* type = p->goexit ? nullptr : any_known(p->value).type;
    text = words("fatal error: panic while printing panic value");
    if (!type) return 0;
    bool is_string = type->kind == PD_KIND_STRING && !is_named(type->name);
    pd_string said = is_string ? *static_cast<pd_string*>(p->value.data) : type->name;
    text = joined({text, words(is_string ? ": " : ": type "), said, p->fault ? fault_line(*p->fault) : words("")});
    return 0;
}

// Deferred while values are asked for their text: one of their methods has panicked.
void text_failed(void*) {
    pd_string text;
    rt0_on_system_stack(failed_text, &text);
    die_of_panic("\4", form_text(text.ptr), static_cast<uint64_t>(text.len));
}

// ---- all of them ---------------------------------------------------------------------------------------------------

pd_string line_of(const Panic* p) {
    bool first = !p->outer || p->outer->goexit;
    return joined({words(first ? "panic: " : "\tpanic: "), p->text, words(p->recovered ? " [recovered]" : "")});
}

void values_ask(G* g) {
    Deferred guard = {g->defers, nullptr, text_failed, nullptr, nullptr, nullptr, nullptr, g->context.no_park};
    g->defers = &guard;
    for (Panic* p = g->panics; p; p = p->outer) {
        if (!p->goexit) p->text = value_text(any_known(p->value));
    }
    deferred_drop(g, &guard);
}

} // namespace

[[gnu::weak]] pd_any any_known(pd_any value) { return value; }

// The lines are written from the last to the first, which is the order of the list.
pd_string panics_text(G* g) {
    values_ask(g);
    const FaultFrame* fault = nullptr;
    int64_t bytes = 0;
    for (Panic* p = g->panics; p; p = p->outer) {
        if (p->goexit) continue;
        p->text = line_of(p);
        bytes += p->text.len + 1;
        if (!fault) fault = p->fault;
    }
    char* at = static_cast<char*>(mal(static_cast<size_t>(bytes))) + bytes;
    for (const Panic* p = g->panics; p; p = p->outer) {
        if (p->goexit) continue;
        *--at = '\n';
        at -= p->text.len;
        memcpy(at, p->text.ptr, static_cast<size_t>(p->text.len));
    }
    pd_string text = {at, bytes - 1};
    return fault ? pd_string_cat(text, fault_line(*fault)) : text;
}

} // namespace predawn
