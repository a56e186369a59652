// hash.cpp -- the hashes of values whose type is known, and of what an interface holds.
//
// The first are func values that the types of maps refer to. A type itself names no hash: what an interface holds is
// hashed by its descriptor, part by part, each part with the hash of the part before as its seed. Parts may hold
// interfaces again, as deep as a program likes: so each step looks for stack, as a prologue would.
#include "runtime/hash.h"

#include "rt0/machine.h"
#include "runtime/gccgo/failed.h"
#include "runtime/limits.h"

using namespace predawn;
using namespace predawn::gccgo;

namespace {

struct Request {
    const Type* type;
    const char* value;
    uint64_t hash; // before it, the seed
};

void hash_value(void* with);

void add(Request& whole, const Type* type, const void* value) {
    Request part = {type, static_cast<const char*>(value), whole.hash};
    rt0_call_with_room(hash_value, &part, guard_runtime_bytes);
    whole.hash = part.hash;
}

[[gnu::noinline]] void hash_array(Request& whole) {
    const auto* type = static_cast<const ArrayType*>(whole.type);
    for (uint64_t i = 0; i < type->count; i++) add(whole, type->elem, whole.value + i * type->elem->bytes);
}

// A field that is named _ is not compared, and not hashed.
[[gnu::noinline]] void hash_struct(Request& whole) {
    const auto* type = static_cast<const StructType*>(whole.type);
    for (int64_t i = 0; i < type->field_count; i++) {
        const Field& field = type->fields[i];
        if (field.name->len == 1 && *field.name->ptr == '_') continue;
        add(whole, field.type, whole.value + (field.place >> 1));
    }
}

bool has_methods(const Type* interface) { return static_cast<const InterfaceType*>(interface)->method_count != 0; }

void hash_held(Request& whole, const Any& x) {
    if (!x.type) return;
    if (!x.type->equal) panic_failed({nullptr, x.type, nullptr, nullptr, "runtime error: hash of unhashable type "});
    add(whole, x.type, value_of(x));
}

void hash_value(void* with) {
    Request& r = *static_cast<Request*>(with);
    size_t bytes = r.type->bytes;
    Kind kind = static_cast<Kind>(kind_of(r.type));
    if (r.type->flags & flag_regular_memory) r.hash = pd_alg_memory.hash(r.value, bytes, r.hash);
    else if (kind == kind_string) r.hash = pd_alg_string.hash(r.value, bytes, r.hash);
    else if (kind == kind_float32) r.hash = pd_alg_float32.hash(r.value, bytes, r.hash);
    else if (kind == kind_float64) r.hash = pd_alg_float64.hash(r.value, bytes, r.hash);
    else if (kind == kind_complex64) r.hash = pd_alg_complex64.hash(r.value, bytes, r.hash);
    else if (kind == kind_complex128) r.hash = pd_alg_complex128.hash(r.value, bytes, r.hash);
    else if (kind == kind_array) hash_array(r);
    else if (kind == kind_struct) hash_struct(r);
    else if (!has_methods(r.type)) hash_held(r, *reinterpret_cast<const Any*>(r.value));
    else hash_held(r, any_of(*reinterpret_cast<const Iface*>(r.value)));
}

uint64_t hash_of(const Any& x, uint64_t seed) {
    Request whole = {nullptr, nullptr, seed};
    hash_held(whole, x);
    return whole.hash;
}

} // namespace

extern "C" {

uint64_t gccgo_hash_bytes(const void* value, uint64_t seed, size_t bytes) asm("runtime.memhash");
Hash gccgo_hash_0 asm("runtime.memhash0");
Hash gccgo_hash_8 asm("runtime.memhash8");
Hash gccgo_hash_16 asm("runtime.memhash16");
Hash gccgo_hash_32 asm("runtime.memhash32");
Hash gccgo_hash_64 asm("runtime.memhash64");
Hash gccgo_hash_128 asm("runtime.memhash128");
Hash gccgo_hash_string asm("runtime.strhash");
Hash gccgo_hash_f32 asm("runtime.f32hash");
Hash gccgo_hash_f64 asm("runtime.f64hash");
Hash gccgo_hash_c64 asm("runtime.c64hash");
Hash gccgo_hash_c128 asm("runtime.c128hash");
Hash gccgo_hash_iface asm("runtime.interhash");
Hash gccgo_hash_any asm("runtime.nilinterhash");

extern const HashValue gccgo_hash_value_0 asm("runtime.memhash0..f");
extern const HashValue gccgo_hash_value_8 asm("runtime.memhash8..f");
extern const HashValue gccgo_hash_value_16 asm("runtime.memhash16..f");
extern const HashValue gccgo_hash_value_32 asm("runtime.memhash32..f");
extern const HashValue gccgo_hash_value_64 asm("runtime.memhash64..f");
extern const HashValue gccgo_hash_value_128 asm("runtime.memhash128..f");
extern const HashValue gccgo_hash_value_string asm("runtime.strhash..f");
extern const HashValue gccgo_hash_value_f32 asm("runtime.f32hash..f");
extern const HashValue gccgo_hash_value_f64 asm("runtime.f64hash..f");
extern const HashValue gccgo_hash_value_c64 asm("runtime.c64hash..f");
extern const HashValue gccgo_hash_value_c128 asm("runtime.c128hash..f");
extern const HashValue gccgo_hash_value_iface asm("runtime.interhash..f");
extern const HashValue gccgo_hash_value_any asm("runtime.nilinterhash..f");

uint64_t gccgo_hash_bytes(const void* value, uint64_t seed, size_t bytes) {
    return pd_alg_memory.hash(value, bytes, seed);
}
uint64_t gccgo_hash_0(const void*, uint64_t seed) { return seed; }
uint64_t gccgo_hash_8(const void* value, uint64_t seed) { return pd_alg_memory.hash(value, 1, seed); }
uint64_t gccgo_hash_16(const void* value, uint64_t seed) { return pd_alg_memory.hash(value, 2, seed); }
uint64_t gccgo_hash_32(const void* value, uint64_t seed) { return pd_alg_memory.hash(value, 4, seed); }
uint64_t gccgo_hash_64(const void* value, uint64_t seed) { return pd_alg_memory.hash(value, 8, seed); }
uint64_t gccgo_hash_128(const void* value, uint64_t seed) { return pd_alg_memory.hash(value, 16, seed); }
uint64_t gccgo_hash_string(const void* value, uint64_t seed) { return pd_alg_string.hash(value, 16, seed); }
uint64_t gccgo_hash_f32(const void* value, uint64_t seed) { return pd_alg_float32.hash(value, 4, seed); }
uint64_t gccgo_hash_f64(const void* value, uint64_t seed) { return pd_alg_float64.hash(value, 8, seed); }
uint64_t gccgo_hash_c64(const void* value, uint64_t seed) { return pd_alg_complex64.hash(value, 8, seed); }
uint64_t gccgo_hash_c128(const void* value, uint64_t seed) { return pd_alg_complex128.hash(value, 16, seed); }
uint64_t gccgo_hash_any(const void* value, uint64_t seed) { return hash_of(*static_cast<const Any*>(value), seed); }
uint64_t gccgo_hash_iface(const void* value, uint64_t seed) {
    return hash_of(any_of(*static_cast<const Iface*>(value)), seed);
}

const HashValue gccgo_hash_value_0 = {gccgo_hash_0};
const HashValue gccgo_hash_value_8 = {gccgo_hash_8};
const HashValue gccgo_hash_value_16 = {gccgo_hash_16};
const HashValue gccgo_hash_value_32 = {gccgo_hash_32};
const HashValue gccgo_hash_value_64 = {gccgo_hash_64};
const HashValue gccgo_hash_value_128 = {gccgo_hash_128};
const HashValue gccgo_hash_value_string = {gccgo_hash_string};
const HashValue gccgo_hash_value_f32 = {gccgo_hash_f32};
const HashValue gccgo_hash_value_f64 = {gccgo_hash_f64};
const HashValue gccgo_hash_value_c64 = {gccgo_hash_c64};
const HashValue gccgo_hash_value_c128 = {gccgo_hash_c128};
const HashValue gccgo_hash_value_iface = {gccgo_hash_iface};
const HashValue gccgo_hash_value_any = {gccgo_hash_any};
}
