// panic_type.cpp -- the panics of conversions between interfaces and types.
//
// A text has up to seven parts, which are joined on the g0's stack: the goroutine's has no room for them. The panic is
// then the goroutine's.
#include "runtime/panic_type.h"

#include "rt0/machine.h"
#include "runtime/panic.h"

namespace predawn {
namespace {

struct Text {
    uint64_t (*join)(void* text);   // sets `joined`
    pd_string first, second, third; // names of types, interfaces, methods
    pd_string joined;
};

pd_string part(const char* text) { return pd_string_from_cstring(text); }

uint64_t join_nil(void* with) {
    Text& t = *static_cast<Text*>(with);
    t.joined = text_is_nil(t.first, t.second);
    return 0;
}

uint64_t join_other(void* with) {
    Text& t = *static_cast<Text*>(with);
    t.joined = text_is_other(t.first, t.second, t.third);
    return 0;
}

uint64_t join_missing(void* with) {
    Text& t = *static_cast<Text*>(with);
    t.joined = text_lacks(t.first, t.second, t.third);
    return 0;
}

uint64_t join_receiver(void* with) {
    Text& t = *static_cast<Text*>(with);
    const pd_string parts[] = {part("value method "), t.first, part("."), t.second, part(" called using nil *"),
                               t.third, part(" pointer")};
    t.joined = pd_string_cat_n(parts, 7);
    return 0;
}

[[noreturn, gnu::cold]] void panic_joined(Text&& text) {
    rt0_on_system_stack(text.join, &text);
    panic_text(text.joined);
}

// What follows the last point: T of main.T.
pd_string last_part(pd_string name) {
    int64_t from = name.len;
    while (from > 0 && name.ptr[from - 1] != '.') from--;
    return {name.ptr + from, name.len - from};
}

} // namespace

[[gnu::cold]] pd_string text_is_nil(pd_string interface, pd_string wanted) {
    const pd_string parts[] = {part("interface conversion: "), interface, part(" is nil, not "), wanted};
    return pd_string_cat_n(parts, 4);
}

[[gnu::cold]] pd_string text_is_other(pd_string interface, pd_string type, pd_string wanted) {
    pd_string hint = pd_string_equal(type, wanted) ? part(" (types from different scopes)") : part("");
    const pd_string parts[] = {part("interface conversion: "), interface, part(" is "), type, part(", not "), wanted,
                               hint};
    return pd_string_cat_n(parts, 7);
}

[[gnu::cold]] pd_string text_lacks(pd_string type, pd_string interface, pd_string method) {
    const pd_string parts[] = {part("interface conversion: "), type, part(" is not "), interface,
                               part(": missing method "),      method};
    return pd_string_cat_n(parts, 6);
}

[[gnu::cold]] void panic_nil_to_interface(const pd_interface* wanted) {
    panic_joined({join_nil, part("interface"), wanted->name, {}, {}});
}

[[gnu::cold]] void panic_missing_method(const Itab& itab) {
    const auto* type = static_cast<const pd_type*>(itab.type);
    const auto* interface = static_cast<const pd_interface*>(itab.interface);
    panic_joined({join_missing, type->name, interface->name, *itab.missing, {}});
}

} // namespace predawn

using namespace predawn;

extern "C" {

[[gnu::cold]] void pd_panic_type_assertion(pd_string interface, const pd_type* type, const pd_type* wanted) {
    if (interface.len == 0) interface = part("interface");
    if (!type) panic_joined({join_nil, interface, wanted->name, {}, {}});
    panic_joined({join_other, interface, type->name, wanted->name, {}});
}

[[gnu::cold]] void pd_panic_nil_receiver(const pd_type* type, pd_string method) {
    panic_joined({join_receiver, type->name, method, last_part(type->name), {}});
}
}
