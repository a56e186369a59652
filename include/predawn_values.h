// predawn_values.h -- the values of a language: strings, slices, runes, types, interfaces, maps, numbers; a
// part of predawn.h.
//
// The words used for each function are explained there.
#ifndef PREDAWN_VALUES_H
#define PREDAWN_VALUES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// ---------------------------------------------------------------------------------------------------------- strings

// Any bytes, immutable. `ptr` is not null-terminated. The empty string has length 0 and any pointer.
typedef struct pd_string {
    const char *ptr;
    int64_t len;
} pd_string;

// The string over a null-terminated text, which is not copied. Goroutine, predawn.
pd_string pd_string_from_cstring(const char *text);

// A copy of these bytes. Goroutine, predawn.
pd_string pd_string_from_bytes(const void *bytes, int64_t len);

// One rune as UTF-8; U+FFFD for what is no rune (negative, a surrogate, past U+10FFFF). Goroutine, predawn.
pd_string pd_string_from_rune(int64_t rune);

// a followed by b, and all of several; one that is alone in not being empty is returned, not copied.
// Panics with `runtime error: string concatenation too long` where the length overflows. Goroutine, predawn.
pd_string pd_string_cat(pd_string a, pd_string b);
pd_string pd_string_cat_n(const pd_string *strings, int64_t count);

// Below 0, 0 or above 0, by unsigned bytes, a prefix first; and equality. Goroutine, predawn.
int pd_string_compare(pd_string a, pd_string b);
bool pd_string_equal(pd_string a, pd_string b);

// What equal strings have in common, for one seed, and other strings hardly: as pd_alg_string's. Goroutine, predawn.
uint64_t pd_string_hash(pd_string s, uint64_t seed);

// Byte number i. Panics with `runtime error: index out of range [5] with length 3`. Goroutine, predawn.
uint8_t pd_string_index(pd_string s, int64_t i);

// s[low:high], sharing s's bytes. Panics with Go's slice texts: `runtime error: slice bounds out of range [:5] with
// length 3`, `... [3:2]`, `... [-1:]`. Goroutine, predawn.
pd_string pd_string_slice(pd_string s, int64_t low, int64_t high);

// ----------------------------------------------------------------------------------------------------------- slices

// Elements of one size, a piece of an array that it shares with other slices. The nil slice is all zeroes. By the
// System V ABI a slice is passed on the stack, and returned through an address that the caller passes in rdi.
typedef struct pd_slice {
    void *ptr;
    int64_t len;
    int64_t cap; // elements from ptr to the end of the array
} pd_slice;

// make([]T, len, cap), zeroed. Panics with `runtime error: makeslice: len out of range`, `... cap out of range`.
// Goroutine, predawn.
pd_slice pd_slice_new(int64_t len, int64_t cap, size_t elem_bytes);

// The slice with room for len_min elements: itself where it has that, else a larger copy; its length stays as it was,
// what lies behind it is zero where it is a copy. The new capacity is Go 1.18's: twice the old one below 256, from
// there a quarter and 192 more, or len_min where that is more than twice; rounded up to what fits in a multiple of 8
// bytes, over 32 bytes of 16. Panics with `runtime error: growslice: cap out of range`, also on a len_min below 0.
// Goroutine, predawn.
pd_slice pd_slice_grow(pd_slice old, int64_t len_min, size_t elem_bytes);

// append(to, from...): `count` elements at `from`, which may lie within `to`. Panics as pd_slice_grow does, also on a
// count below 0. Goroutine, predawn.
pd_slice pd_slice_append(pd_slice to, const void *from, int64_t count, size_t elem_bytes);

// copy(to, from): as many as both have, returned. They may overlap. Panics with `runtime error: slicecopy: len out of
// range` where one has fewer than none. Goroutine, predawn.
int64_t pd_slice_copy(pd_slice to, pd_slice from, size_t elem_bytes);

// s[low:high] and s[low:high:max], sharing s's array. Panics with Go's texts: `runtime error: slice bounds out of range
// [:5] with capacity 3`, `... [3:2]`, `... [::5] with capacity 3`, `... [:5:3]`, `... [3:2:]`. Goroutine, predawn.
pd_slice pd_slice_slice(pd_slice s, int64_t low, int64_t high, size_t elem_bytes);
pd_slice pd_slice_slice3(pd_slice s, int64_t low, int64_t high, int64_t max, size_t elem_bytes);

// ------------------------------------------------------------------------------------------------------------ runes

// A rune is a number from 0 to U+10FFFF that is no surrogate. What is malformed in a string (a byte out of place, a
// form longer than needed, a surrogate, a number too large, a sequence cut short) reads as U+FFFD, one byte at a time.

// The rune at byte `at`, to *rune; returns its width in bytes, 1 to 4, or at the very end 0 (and U+FFFD).
// Panics with `runtime error: index out of range [5] with length 3` further out. Goroutine, predawn.
int64_t pd_string_rune(pd_string s, int64_t at, int32_t *rune);

// How many runes a string reads as, and whether it is all well formed. Goroutine, predawn.
int64_t pd_string_rune_count(pd_string s);
bool pd_string_is_utf8(pd_string s);

// Writes the rune as UTF-8, U+FFFD for what is none: 1 to 4 bytes; returns how many. Anywhere.
int64_t pd_rune_to_bytes(void *to, int64_t rune);

// []byte(s), []rune(s) (elements of type int32_t), string(runes): copies. (string(bytes) is pd_string_from_bytes.)
// Goroutine, predawn.
pd_slice pd_string_to_bytes(pd_string s);
pd_slice pd_string_to_runes(pd_string s);
pd_string pd_string_from_runes(const int32_t *runes, int64_t count);

// ------------------------------------------------------------------------------------------------------------ types

// How values of a type are hashed, compared, printed and copied. Compiled code may bring tables of its own, with
// functions that check their stack; null stands for an operation that the type has not. `bytes` is the type's size.
// The functions may panic. hash gives equal values equal numbers for one seed; all 64 bits of it are mixed further.
typedef struct pd_alg {
    uint64_t (*hash)(const void *value, size_t bytes, uint64_t seed);
    bool (*equal)(const void *a, const void *b, size_t bytes);
    void (*print)(const void *value, size_t bytes); // as pd_print_ functions do
    void (*copy)(void *to, const void *from, size_t bytes);
} pd_alg;

extern const pd_alg pd_alg_memory;     // of any size, by its bytes: integers, pointers, structs of these without gaps
extern const pd_alg pd_alg_string;     // pd_string
extern const pd_alg pd_alg_float32;    // -0 equals +0; NaN equals nothing, and its hash is another one each time
extern const pd_alg pd_alg_float64;
extern const pd_alg pd_alg_complex64;  // two float32
extern const pd_alg pd_alg_complex128; // two float64
extern const pd_alg pd_alg_interface;  // pd_any, by its value's type; panics where that cannot be hashed or compared
extern const pd_alg pd_alg_none;       // any size; neither hashed nor compared: slices, maps, functions

// What kind of value a type has. The numbers are those of Go's package reflect.
enum {
    PD_KIND_BOOL = 1, PD_KIND_INT, PD_KIND_INT8, PD_KIND_INT16, PD_KIND_INT32, PD_KIND_INT64, PD_KIND_UINT,
    PD_KIND_UINT8, PD_KIND_UINT16, PD_KIND_UINT32, PD_KIND_UINT64, PD_KIND_UINTPTR, PD_KIND_FLOAT32, PD_KIND_FLOAT64,
    PD_KIND_COMPLEX64, PD_KIND_COMPLEX128, PD_KIND_ARRAY, PD_KIND_CHAN, PD_KIND_FUNC, PD_KIND_INTERFACE, PD_KIND_MAP,
    PD_KIND_POINTER, PD_KIND_SLICE, PD_KIND_STRING, PD_KIND_STRUCT
};

// A value of this type is one pointer, and an interface's data word is the value itself; else the word points to a copy
// that is never changed.
enum { PD_TYPE_DIRECT = 1 };

// A method: fn takes the interface's data word as its first argument. Signatures are the same when their addresses are.
typedef struct pd_method {
    pd_string name;
    const void *signature;
    void (*fn)(void);
} pd_method;

// A type, read-only data of the program. Two types are the same when their addresses are.
typedef struct pd_type {
    size_t bytes;             // of a value
    const pd_alg *alg;        // pd_alg_none: neither compared nor hashed
    pd_string name;           // as panics print it: main.Point
    uint32_t kind;            // PD_KIND_...
    uint32_t flags;           // PD_TYPE_DIRECT
    const pd_method *methods; // sorted by name, as pd_string_compare orders them
    int64_t method_count;
} pd_type;

// An interface without methods: a value with its type, which is null for nil.
typedef struct pd_any {
    const pd_type *type;
    void *data;
} pd_any;

// ------------------------------------------------------------------------------------------------------- interfaces

// An interface: the methods that a type must have, sorted by name as those of a pd_type are. Read-only data of the
// program. A method of the right name and another signature does not count.
typedef struct pd_interface_method {
    pd_string name;
    const void *signature;
} pd_interface_method;
typedef struct pd_interface {
    pd_string name; // as panics print it: main.I
    const pd_interface_method *methods;
    int64_t method_count;
} pd_interface;

// A type's methods in an interface's order. Compiled code may bring its own as read-only data, so one pair may have
// several: compare their types.
typedef struct pd_itab {
    const pd_type *type;
    void (*fn[])(void);
} pd_itab;

// An interface with methods: tab is null for nil. A call loads tab->fn[i] and calls it with data as first argument;
// that of a nil interface faults, which is the panic `invalid memory address or nil pointer dereference`.
typedef struct pd_iface {
    const pd_itab *tab;
    void *data;
} pd_iface;

// The itab of a pair, made once and found again without a lock; null where the type lacks a method. Goroutine, predawn.
const pd_itab *pd_itab_of(const pd_interface *interface, const pd_type *type);

// A value of the type, at `value`, as an interface; its bytes are copied where it is not one pointer.
// Panics with `interface conversion: main.T is not main.I: missing method M`. Goroutine, predawn.
pd_any pd_any_from_value(const pd_type *type, const void *value);
pd_iface pd_iface_from_value(const pd_interface *to, const pd_type *type, const void *value);

// x.(I), and any(x), which cannot fail. Panics with `interface conversion: main.T is not main.I: missing method M`,
// `interface conversion: interface is nil, not main.I`. Goroutine, predawn.
pd_iface pd_iface_from_any(const pd_interface *to, pd_any x);
pd_any pd_any_from_iface(pd_iface x);

// y, ok := x.(I): false, and nil at `result`, where the other form panics. Goroutine, predawn.
bool pd_iface_try_from_any(const pd_interface *to, pd_any x, pd_iface *result);

// x.(T), copied to `value`; `of` is the interface that x has in the text of the program. Panics with
// `interface conversion: interface {} is string, not int`, `interface conversion: main.I is nil, not main.T`.
// Goroutine, predawn.
void pd_any_get(pd_any x, const pd_type *type, void *value);
void pd_iface_get(pd_iface x, const pd_interface *of, const pd_type *type, void *value);

// v, ok := x.(T): false, and zeroes at `value`, where the other form panics. Goroutine, predawn.
bool pd_any_try_get(pd_any x, const pd_type *type, void *value);
bool pd_iface_try_get(pd_iface x, const pd_type *type, void *value);

// x == y: the same type and equal values, or both nil. Panics with `runtime error: comparing uncomparable type T`.
// Goroutine, predawn.
bool pd_any_equal(pd_any a, pd_any b);
bool pd_iface_equal(pd_iface a, pd_iface b);

// What equal interfaces have in common. Panics with `runtime error: hash of unhashable type T`. Goroutine, predawn.
uint64_t pd_any_hash(pd_any x, uint64_t seed);

// ------------------------------------------------------------------------------------------------------------- maps

// A hash map from keys to values, each of one type. Allocated by the runtime, never freed by hand. Null is the nil map:
// it reads as empty, and an assignment panics with `assignment to entry in nil map`.
// Keys and values are copied by their bytes. Addresses that are returned are good until the next change of the map,
// and aligned as the size of what is there allows, to 8 bytes at most. A map is not for several goroutines at once
// while one of them changes it: that is `fatal error: concurrent map writes` (`... map read and map write`, `... map
// iteration and map write`) where it is noticed.
// A key whose type has no hash is `panic: runtime error: hash of unhashable type T`, from every function that takes a
// key. The hash and the equal function of the key's type may be the program's own: they may panic, and the map is as it
// was; one that changes the map is noticed as another goroutine would be. All functions: goroutine, predawn.
typedef struct pd_map pd_map;

// Read-only data of the program.
typedef struct pd_map_type {
    const pd_type *key;
    const pd_type *value;
} pd_map_type;

// An empty map; `hint` entries will fit without growing, if they are not over 3,000,000,000. A hint that cannot be is
// taken for none.
pd_map *pd_map_new(const pd_map_type *type, int64_t hint);

int64_t pd_map_len(pd_map *m);

// The address of the value, or null. The second form copies it to `value`, or zeroes, and tells if there was one; for
// the nil map, whose types nobody knows, it writes nothing.
void *pd_map_find(pd_map *m, const void *key);
bool pd_map_get(pd_map *m, const void *key, void *value);

// The address of the value, to be written by the caller; an entry that was absent is made, its value zeroes. Where keys
// that are equal may differ (-0 and +0) the new one takes the place of the old. The second form copies `value` there.
void *pd_map_put(pd_map *m, const void *key);
void pd_map_set(pd_map *m, const void *key, const void *value);

// Removes the entry; true if there was one. Nothing to be done for the nil map.
bool pd_map_delete(pd_map *m, const void *key);

// pd_map_set where `present`, else pd_map_delete, whose result this returns; `value` is not read then.
bool pd_map_set_or_delete(pd_map *m, const void *key, const void *value, bool present);

// Removes all entries.
void pd_map_clear(pd_map *m);

// The same for keys passed by value, quicker: of types with pd_alg_memory and 4 or 8 bytes, and with pd_alg_string.
void *pd_map_find_u32(pd_map *m, uint32_t key);
void *pd_map_find_u64(pd_map *m, uint64_t key);
void *pd_map_find_string(pd_map *m, pd_string key);
void *pd_map_put_u32(pd_map *m, uint32_t key);
void *pd_map_put_u64(pd_map *m, uint64_t key);
void *pd_map_put_string(pd_map *m, pd_string key);
bool pd_map_delete_u32(pd_map *m, uint32_t key);
bool pd_map_delete_u64(pd_map *m, uint64_t key);
bool pd_map_delete_string(pd_map *m, pd_string key);

// Visits every entry once, from a place that is another each time. In between the map may be changed: an entry that is
// removed before it was visited is not visited, one that is made may be or not. Not to be changed by the caller but to
// be given up, at any time.
typedef struct pd_map_iterator {
    const void *key; // null at the end
    void *value;
    uintptr_t reserved[10];
} pd_map_iterator;

// Begins, at the first entry, and goes on to the next.
void pd_map_iterate(pd_map_iterator *iterator, pd_map *m);
void pd_map_next(pd_map_iterator *iterator);

// ---------------------------------------------------------------------------------------------------------- numbers

// A fraction from 0.5 to below 1, with the sign, and the power of two that makes the value of it; 0, an infinity and
// NaN give themselves and 0. And back: value * 2^exponent, rounded once where that is subnormal, an infinity where it
// is too large. Anywhere.
double pd_frexp(double value, int64_t *exponent);
double pd_ldexp(double value, int64_t exponent);

// The fraction, and to *integer what stands before the point, both with the value's sign. Of an infinity, NaN and
// itself; of NaN, itself twice. Anywhere.
double pd_modf(double value, double *integer);

// Whether it is NaN; is an infinity, of this sign where that is not 0. An infinity of this sign (0: above), and NaN.
// Anywhere.
bool pd_isnan(double value);
bool pd_isinf(double value, int64_t sign);
double pd_inf(int64_t sign);
double pd_nan(void);

#ifdef __cplusplus
}
#endif
#endif
