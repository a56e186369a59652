// iface.cpp -- values as interfaces, and back.
//
// An interface is two words, the type (or the itab, which begins with the type) and the data. The data word is the
// value itself where that is one pointer; else the address of a copy that nobody changes, so that interfaces may be
// copied word by word. Values from 0 to 255 of up to eight bytes, zero values among them, have their copy in read-only
// memory, the same one for all types.
//
// The two words of an interface without methods and of one with methods are told apart by their C types only: a
// compiler knows which it has. All of a conversion but the search for the itab goes through pd_any.
#include "predawn.h"
#include "runtime/itab.h"
#include "runtime/mal.h"
#include "runtime/panic_type.h"

using namespace predawn;

namespace {

struct SmallValues {
    uint64_t values[256];
    constexpr SmallValues() : values() {
        for (uint64_t i = 0; i < 256; i++) values[i] = i;
    }
};
constexpr SmallValues small = {};

// The address of a copy of the value that is never changed.
void* copy_of(const void* value, size_t bytes) {
    uint64_t number = 0;
    if (bytes <= sizeof number) {
        __builtin_memcpy(&number, value, bytes);
        if (number < 256) return const_cast<uint64_t*>(&small.values[number]);
    }
    return memcpy(mal(bytes), value, bytes);
}

void get(pd_any x, void* value) {
    if (x.type->flags & PD_TYPE_DIRECT) __builtin_memcpy(value, &x.data, sizeof x.data);
    else memcpy(value, x.data, x.type->bytes);
}

} // namespace

extern "C" {

pd_any pd_any_from_value(const pd_type* type, const void* value) {
    pd_any x = {type, nullptr};
    if (type->flags & PD_TYPE_DIRECT) __builtin_memcpy(&x.data, value, sizeof x.data);
    else x.data = copy_of(value, type->bytes);
    return x;
}

pd_any pd_any_from_iface(pd_iface x) { return {x.tab ? x.tab->type : nullptr, x.data}; }

pd_iface pd_iface_from_any(const pd_interface* to, pd_any x) {
    if (!x.type) panic_nil_to_interface(to);
    const Itab& itab = itab_of(to, x.type);
    if (itab.missing) panic_missing_method(itab);
    return {itab.tab(), x.data};
}

bool pd_iface_try_from_any(const pd_interface* to, pd_any x, pd_iface* result) {
    const pd_itab* tab = x.type ? pd_itab_of(to, x.type) : nullptr;
    *result = {tab, tab ? x.data : nullptr};
    return tab != nullptr;
}

pd_iface pd_iface_from_value(const pd_interface* to, const pd_type* type, const void* value) {
    return pd_iface_from_any(to, pd_any_from_value(type, value));
}

void pd_any_get(pd_any x, const pd_type* type, void* value) {
    if (x.type != type) pd_panic_type_assertion({"interface {}", 12}, x.type, type);
    get(x, value);
}

bool pd_any_try_get(pd_any x, const pd_type* type, void* value) {
    if (x.type == type) get(x, value);
    else memset(value, 0, type->bytes);
    return x.type == type;
}

void pd_iface_get(pd_iface x, const pd_interface* of, const pd_type* type, void* value) {
    pd_any any = pd_any_from_iface(x);
    if (any.type != type) pd_panic_type_assertion(of->name, any.type, type);
    get(any, value);
}

bool pd_iface_try_get(pd_iface x, const pd_type* type, void* value) {
    return pd_any_try_get(pd_any_from_iface(x), type, value);
}

bool pd_iface_equal(pd_iface a, pd_iface b) { return pd_any_equal(pd_any_from_iface(a), pd_any_from_iface(b)); }
}
