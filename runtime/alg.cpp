// alg.cpp -- the algorithm tables of the types that every language has.
//
// Their functions check no stack: they are called by the runtime, on whatever is left of a goroutine's, and by compiled
// code. An interface asks the table of its value's type, which is never an interface's; so nothing here calls itself.
// Each table is a section of its own: a program without floats is linked with no code that prints them.
#include "runtime/alg.h"

#include "rt0/machine.h"
#include "runtime/hash.h"
#include "runtime/load.h"
#include "runtime/panic.h"

namespace predawn {

namespace {

struct TextWanted {
    const char* text;
    const pd_type* type;
    pd_string made;
};

uint64_t text_make(void* with) {
    TextWanted& wanted = *static_cast<TextWanted*>(with);
    wanted.made = pd_string_cat(pd_string_from_cstring(wanted.text), wanted.type->name);
    return 0;
}

} // namespace

// Little of the stack is left where this is called.
[[gnu::cold, gnu::noinline]] void panic_of_type(const char* text, const pd_type* type) {
    TextWanted wanted = {text, type, {}};
    rt0_on_system_stack(text_make, &wanted);
    panic_text(wanted.made);
}

namespace {

// ---- memory --------------------------------------------------------------------------------------------------------

// Calls f with the value as a number where its size is that of one, else g. No table of jumps: these run below others.
template <typename F, typename G>
[[gnu::always_inline]] inline auto as_number(size_t bytes, F f, G g) {
    if (bytes == 8) return f(uint64_t{});
    if (bytes == 4) return f(uint32_t{});
    if (bytes == 2) return f(uint16_t{});
    if (bytes == 1) return f(uint8_t{});
    return g();
}

uint64_t alg_memory_hash(const void* value, size_t bytes, uint64_t seed) {
    return as_number(
        bytes, [&](auto number) { return hash_word(load<decltype(number)>(value), seed); },
        [&] { return hash_bytes(value, bytes, seed); });
}

bool alg_memory_equal(const void* a, const void* b, size_t bytes) {
    return as_number(
        bytes, [&](auto number) { return load<decltype(number)>(a) == load<decltype(number)>(b); },
        [&] { return memcmp(a, b, bytes) == 0; });
}

void print_each(const uint8_t* value, size_t bytes) {
    pd_print_begin(1);
    pd_print_cstring("{");
    for (size_t i = 0; i < bytes; i++) {
        if (i > 0) pd_print_space();
        pd_print_hex(value[i]);
    }
    pd_print_cstring("}");
    pd_print_end();
}

// As one number where it could be one; else the bytes, in their order.
void alg_memory_print(const void* value, size_t bytes) {
    as_number(
        bytes, [&](auto number) { pd_print_hex(load<decltype(number)>(value)); },
        [&] { print_each(static_cast<const uint8_t*>(value), bytes); });
}

void alg_copy(void* to, const void* from, size_t bytes) { memcpy(to, from, bytes); }

// ---- string --------------------------------------------------------------------------------------------------------

uint64_t alg_string_hash(const void* value, size_t, uint64_t seed) {
    pd_string s = load<pd_string>(value);
    return hash_bytes(s.ptr, s.len > 0 ? static_cast<size_t>(s.len) : 0, seed);
}

bool alg_string_equal(const void* a, const void* b, size_t) {
    return pd_string_equal(load<pd_string>(a), load<pd_string>(b));
}

void alg_string_print(const void* value, size_t) { pd_print_string(load<pd_string>(value)); }

// ---- numbers with a fraction ---------------------------------------------------------------------------------------

inline uint64_t number_hash(double value, uint64_t seed) {
    if (value != value) return hash_random();
    return hash_word(value == 0 ? 0 : __builtin_bit_cast(uint64_t, value), seed); // -0 is 0
}

template <typename T>
uint64_t alg_number_hash(const void* value, size_t, uint64_t seed) {
    return number_hash(load<T>(value), seed);
}

template <typename T>
bool alg_number_equal(const void* a, const void* b, size_t) {
    return load<T>(a) == load<T>(b);
}

template <typename T>
void alg_number_print(const void* value, size_t) {
    pd_print_float(load<T>(value));
}

template <typename T>
struct Complex {
    T re, im;
};

template <typename T>
uint64_t alg_complex_hash(const void* value, size_t, uint64_t seed) {
    Complex<T> c = load<Complex<T>>(value);
    return number_hash(c.im, number_hash(c.re, seed));
}

template <typename T>
bool alg_complex_equal(const void* a, const void* b, size_t) {
    Complex<T> x = load<Complex<T>>(a), y = load<Complex<T>>(b);
    return x.re == y.re && x.im == y.im;
}

template <typename T>
void alg_complex_print(const void* value, size_t) {
    Complex<T> c = load<Complex<T>>(value);
    pd_print_complex(c.re, c.im);
}

// ---- interface -----------------------------------------------------------------------------------------------------

inline const void* value_of(const pd_any& any) {
    return (any.type->flags & PD_TYPE_DIRECT) ? static_cast<const void*>(&any.data) : any.data;
}

uint64_t alg_interface_hash(const void* value, size_t, uint64_t seed) {
    pd_any any = load<pd_any>(value);
    if (!any.type) return hash_word(0, seed);
    if (!any.type->alg->hash) panic_of_type("runtime error: hash of unhashable type ", any.type);
    return any.type->alg->hash(value_of(any), any.type->bytes, seed ^ reinterpret_cast<uintptr_t>(any.type));
}

bool alg_interface_equal(const void* a, const void* b, size_t) {
    pd_any x = load<pd_any>(a), y = load<pd_any>(b);
    if (x.type != y.type) return false;
    if (!x.type) return true;
    if (!x.type->alg->equal) panic_of_type("runtime error: comparing uncomparable type ", x.type);
    return x.type->alg->equal(value_of(x), value_of(y), x.type->bytes);
}

// (0x401000,0xc000012345): the addresses of the type and of the value.
void alg_interface_print(const void* value, size_t) {
    pd_any any = load<pd_any>(value);
    pd_print_begin(1);
    pd_print_cstring("(");
    pd_print_pointer(any.type);
    pd_print_cstring(",");
    pd_print_pointer(any.data);
    pd_print_cstring(")");
    pd_print_end();
}

} // namespace
} // namespace predawn

using namespace predawn;

extern "C" {

const pd_alg pd_alg_memory = {alg_memory_hash, alg_memory_equal, alg_memory_print, alg_copy};
const pd_alg pd_alg_string = {alg_string_hash, alg_string_equal, alg_string_print, alg_copy};
const pd_alg pd_alg_float32 = {alg_number_hash<float>, alg_number_equal<float>, alg_number_print<float>, alg_copy};
const pd_alg pd_alg_float64 = {alg_number_hash<double>, alg_number_equal<double>, alg_number_print<double>, alg_copy};
const pd_alg pd_alg_complex64 = {alg_complex_hash<float>, alg_complex_equal<float>, alg_complex_print<float>, alg_copy};
const pd_alg pd_alg_complex128 = {alg_complex_hash<double>, alg_complex_equal<double>, alg_complex_print<double>,
                                  alg_copy};
const pd_alg pd_alg_interface = {alg_interface_hash, alg_interface_equal, alg_interface_print, alg_copy};
const pd_alg pd_alg_none = {nullptr, nullptr, alg_memory_print, alg_copy};

uint64_t pd_string_hash(pd_string s, uint64_t seed) { return alg_string_hash(&s, sizeof s, seed); }
bool pd_any_equal(pd_any a, pd_any b) { return alg_interface_equal(&a, &b, sizeof a); }
uint64_t pd_any_hash(pd_any x, uint64_t seed) { return alg_interface_hash(&x, sizeof x, seed); }
}
