// iface.cpp -- interfaces compared, and asserted to be of other types.
//
// Compiled code compares descriptors itself where an assertion is to one type; here come interfaces, and what fails.
// The methods of a pair are matched once and stand in the engine's cache of itabs.
#include "runtime/gccgo/failed.h"
#include "runtime/itab.h"

using namespace predawn;
using namespace predawn::gccgo;

namespace {

bool same_package(const pd_string* a, const pd_string* b) { return a == b || (a && b && pd_string_equal(*a, *b)); }

bool is_method(const Method& method, const InterfaceMethod& wanted) {
    return method.signature == wanted.signature && pd_string_equal(*method.name, *wanted.name) &&
           same_package(method.package, wanted.package);
}

// Names may occur twice, of different packages: so every method of a name is looked at.
void match_methods(Itab& itab, void (**fn)()) {
    const auto* interface = static_cast<const InterfaceType*>(itab.interface);
    const Uncommon* has = static_cast<const Type*>(itab.type)->uncommon;
    int64_t at = 0;
    for (int64_t i = 0; i < interface->method_count; i++) {
        const InterfaceMethod& wanted = interface->methods[i];
        while (has && at < has->method_count && !is_method(has->methods[at], wanted)) at++;
        if (!has || at == has->method_count) {
            itab.missing = wanted.name;
            return;
        }
        fn[i] = has->methods[at++].code;
    }
}

inline int64_t method_count(const Type* interface) {
    return static_cast<const InterfaceType*>(interface)->method_count;
}

const Itab& itab_for(const Type* interface, const Type* type) {
    return itab_find(interface, type, method_count(interface), match_methods);
}

inline const Tab* tab_of(const Itab& itab) { return reinterpret_cast<const Tab*>(itab.tab()); }

// What stands in the first word of an interface: the type, if it has no methods. Null: the type lacks one.
const void* word_for(const Type* interface, const Type* type) {
    if (method_count(interface) == 0) return type;
    const Itab& itab = itab_for(interface, type);
    return itab.missing ? nullptr : tab_of(itab);
}

constexpr char uncomparable[] = "runtime error: comparing uncomparable type ";

// Copies what x holds; or zeroes, where it is of another type.
bool get(const Type* type, const Any& x, void* value) {
    if (x.type == type) memcpy(value, value_of(x), type->bytes);
    else memset(value, 0, type->bytes);
    return x.type == type;
}

inline bool is_direct(const Type* type) { return type->kind & kind_direct; }

bool equal(const Any& x, const Any& y) {
    if (x.type != y.type) return false;
    if (!x.type) return true;
    if (!x.type->equal) panic_failed({nullptr, x.type, nullptr, nullptr, uncomparable});
    return is_direct(x.type) ? x.data == y.data : call_equal(x.type->equal, x.data, y.data);
}

// The value of this type is the word itself, or at its address.
bool equal_value(const Any& x, const Type* type, void* word) { return x.type == type && equal(x, {type, word}); }

} // namespace

extern "C" {

struct IfaceOk {
    Iface value;
    bool ok;
};
struct AnyOk {
    Any value;
    bool ok;
};
struct WordOk {
    void* word;
    bool ok;
};

bool gccgo_any_equal(Any x, Any y) asm("runtime.efaceeq");
bool gccgo_iface_equal(Iface x, Iface y) asm("runtime.ifaceeq");
bool gccgo_iface_equal_any(Iface x, Any y) asm("runtime.ifaceefaceeq");
bool gccgo_any_equal_value(Any x, const Type* type, void* word) asm("runtime.efacevaleq");
bool gccgo_iface_equal_value(Iface x, const Type* type, void* word) asm("runtime.ifacevaleq");
bool gccgo_type_equal(const Type* a, const Type* b) asm("runtime.eqtype");
Equal gccgo_equal_any asm("runtime.nilinterequal");
Equal gccgo_equal_iface asm("runtime.interequal");
extern const EqualValue gccgo_value_any asm("runtime.nilinterequal..f");
extern const EqualValue gccgo_value_iface asm("runtime.interequal..f");

const Tab* gccgo_require_tab(const Type* interface, const Type* type) asm("runtime.requireitab");
const void* gccgo_assert(const Type* interface, const Type* type) asm("runtime.assertitab");
bool gccgo_implements(const Type* interface, const Type* type) asm("runtime.ifaceT2Ip");
IfaceOk gccgo_any_to_iface(const Type* interface, Any x) asm("runtime.ifaceE2I2");
IfaceOk gccgo_iface_to_iface(const Type* interface, Iface x) asm("runtime.ifaceI2I2");
AnyOk gccgo_any_to_any(Any x) asm("runtime.ifaceE2E2");
AnyOk gccgo_iface_to_any(Iface x) asm("runtime.ifaceI2E2");
WordOk gccgo_any_to_word(const Type* type, Any x) asm("runtime.ifaceE2T2P");
WordOk gccgo_iface_to_word(const Type* type, Iface x) asm("runtime.ifaceI2T2P");
bool gccgo_any_to_value(const Type* type, Any x, void* value) asm("runtime.ifaceE2T2");
bool gccgo_iface_to_value(const Type* type, Iface x, void* value) asm("runtime.ifaceI2T2");
void gccgo_panic_other(const Type* wanted, const Type* type, const Type* interface) asm("runtime.panicdottype");

bool gccgo_any_equal(Any x, Any y) { return equal(x, y); }
bool gccgo_iface_equal(Iface x, Iface y) { return equal(any_of(x), any_of(y)); }
bool gccgo_iface_equal_any(Iface x, Any y) { return equal(any_of(x), y); }
bool gccgo_any_equal_value(Any x, const Type* type, void* word) { return equal_value(x, type, word); }
bool gccgo_iface_equal_value(Iface x, const Type* type, void* word) { return equal_value(any_of(x), type, word); }
bool gccgo_type_equal(const Type* a, const Type* b) { return a == b; }
bool gccgo_equal_any(const void* a, const void* b) {
    return equal(*static_cast<const Any*>(a), *static_cast<const Any*>(b));
}
bool gccgo_equal_iface(const void* a, const void* b) {
    return equal(any_of(*static_cast<const Iface*>(a)), any_of(*static_cast<const Iface*>(b)));
}
const EqualValue gccgo_value_any = {gccgo_equal_any};
const EqualValue gccgo_value_iface = {gccgo_equal_iface};

// A conversion that the compiler knows to be possible but for a method.
const Tab* gccgo_require_tab(const Type* interface, const Type* type) {
    if (!type) return nullptr;
    const Itab& itab = itab_for(interface, type);
    if (itab.missing) panic_failed({interface, type, nullptr, itab.missing, nullptr});
    return tab_of(itab);
}

// x.(I)
const void* gccgo_assert(const Type* interface, const Type* type) {
    if (!type) panic_failed({nullptr, nullptr, interface, nullptr, nullptr});
    if (method_count(interface) == 0) return type;
    return gccgo_require_tab(interface, type);
}

bool gccgo_implements(const Type* interface, const Type* type) { return type && word_for(interface, type); }

IfaceOk gccgo_any_to_iface(const Type* interface, Any x) {
    const void* word = x.type ? word_for(interface, x.type) : nullptr;
    if (!word) return {{nullptr, nullptr}, false};
    return {{static_cast<const Tab*>(word), x.data}, true};
}

IfaceOk gccgo_iface_to_iface(const Type* interface, Iface x) { return gccgo_any_to_iface(interface, any_of(x)); }
AnyOk gccgo_any_to_any(Any x) { return {x, x.type != nullptr}; }
AnyOk gccgo_iface_to_any(Iface x) { return {any_of(x), x.tab != nullptr}; }

WordOk gccgo_any_to_word(const Type* type, Any x) {
    if (x.type != type) return {nullptr, false};
    return {x.data, true};
}
WordOk gccgo_iface_to_word(const Type* type, Iface x) { return gccgo_any_to_word(type, any_of(x)); }
bool gccgo_any_to_value(const Type* type, Any x, void* value) { return get(type, x, value); }
bool gccgo_iface_to_value(const Type* type, Iface x, void* value) { return get(type, any_of(x), value); }

void gccgo_panic_other(const Type* wanted, const Type* type, const Type* interface) {
    panic_failed({interface, type, wanted, nullptr, nullptr});
}
}
