// abi.h -- the values and the type descriptors that gccgo's code makes, as C structs; and how a func value is called.
//
// A string is a pd_string, a slice a pd_slice: the layouts are the same, and so are those of an interface, but that its
// type is a descriptor of gccgo's. The linker merges the descriptors of a program, so types are the same when their
// addresses are. Foreign names are given to functions here by `asm` labels; a foreign name stands once, in the file of
// its subject.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "predawn.h"

namespace predawn::gccgo {

// A bool as an argument. GCC leaves the upper bits of its register as they are; clang takes them for zeroes.
struct GoBool {
    uint32_t word;
    operator bool() const { return (word & 0xff) != 0; }
};

// A func value is the address of this: captured variables stand behind it, and r10 holds the address in a call.
struct FuncValue {
    void (*code)();
};

// Func values of the runtime, as descriptors refer to them.
using Equal = bool(const void* a, const void* b);
using Hash = uint64_t(const void* value, uint64_t seed);
struct EqualValue {
    Equal* code;
};
struct HashValue {
    Hash* code;
};

// Calls a func value of two arguments, an equality or a hash (call.asm).
extern "C" uint64_t gccgo_call(uintptr_t first, uintptr_t second, const FuncValue* f);

inline bool call_equal(const FuncValue* f, const void* a, const void* b) {
    return static_cast<bool>(gccgo_call(reinterpret_cast<uintptr_t>(a), reinterpret_cast<uintptr_t>(b), f) & 0xff);
}
inline uint64_t call_hash(const FuncValue* f, const void* value, uint64_t seed) {
    return gccgo_call(reinterpret_cast<uintptr_t>(value), seed, f);
}

enum Kind : uint8_t {
    kind_bool = 1, kind_int, kind_int64 = 6, kind_uint, kind_uintptr = 12, kind_float32, kind_float64, kind_complex64,
    kind_complex128, kind_array, kind_chan, kind_func, kind_interface, kind_map, kind_pointer, kind_slice, kind_string,
    kind_struct, kind_unsafe_pointer,
};
constexpr uint8_t kind_mask = 0x1f, kind_direct = 0x20;
constexpr uint8_t flag_regular_memory = 8; // compared and hashed by its bytes

struct Type;

struct Method {
    const pd_string* name;
    const pd_string* package; // null: the name is exported
    const Type* signature;    // without the receiver; the one that interfaces ask for
    const Type* whole;
    void (*code)();           // takes the data word
};

// What only types with methods, or with a name, have.
struct Uncommon {
    const pd_string* name;
    const pd_string* package;
    const Method* methods; // a slice, sorted by name
    int64_t method_count, method_capacity;
};

struct Type {
    size_t bytes;
    size_t pointer_bytes;
    uint32_t hash;
    uint8_t flags;
    uint8_t align, field_align;
    uint8_t kind; // and kind_direct: the data word of an interface is the value itself
    const FuncValue* equal; // null: not comparable
    const uint8_t* pointers;
    const pd_string* name;  // with package paths between tabs
    const Uncommon* uncommon;
    const Type* pointer_to;
};
static_assert(sizeof(Type) == 0x40);

inline uint8_t kind_of(const Type* type) { return type->kind & kind_mask; }

struct ElemType : Type { // of a pointer, a slice, a channel
    const Type* elem;
};

struct ArrayType : Type {
    const Type* elem;
    const Type* slice;
    uint64_t count;
};

struct Field {
    const pd_string* name;
    const pd_string* package;
    const Type* type;
    const pd_string* tag;
    uint64_t place; // twice the offset, and 1 if it is embedded
};

struct StructType : Type {
    const Field* fields;
    int64_t field_count, field_capacity;
};

struct InterfaceMethod {
    const pd_string* name;
    const pd_string* package;
    const Type* signature;
};

struct InterfaceType : Type {
    const InterfaceMethod* methods; // sorted by name
    int64_t method_count, method_capacity;
};

struct MapType : Type {
    const Type* key;
    const Type* value;
    const Type* bucket;
    const FuncValue* hasher; // u64(const void* key, u64 seed)
    uint8_t key_bytes, value_bytes;
    uint16_t bucket_bytes;
    uint32_t map_flags;
};
constexpr uint32_t map_hash_may_panic = 16;

// An interface without methods, and one with.
struct Any {
    const Type* type;
    void* data;
};
struct Tab {
    const Type* type;
    void (*code[])();
};
struct Iface {
    const Tab* tab;
    void* data;
};

inline Any any_of(Iface x) { return {x.tab ? x.tab->type : nullptr, x.data}; }

// Where the value is that an interface holds.
inline const void* value_of(const Any& x) {
    return x.type->kind & kind_direct ? static_cast<const void*>(&x.data) : x.data;
}

// The type's name as Go prints it: without what stands between tabs. Any stack.
pd_string name_of(const Type* type);

} // namespace predawn::gccgo
