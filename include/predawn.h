// predawn.h -- what a compiled program may ask of the runtime; C11 and C++.
//
// A program defines `pd_main` (symbol `main.main`), and `pd_init` (symbol `main.init`) if it wants one.
// Before the scheduler starts, in *predawn*, initialisers run: goroutines may be made, none runs.
//
// Words used below for each function:
//   goroutine   may be called from a goroutine (pd_main and everything started by pd_go)
//   predawn     may be called from an initialiser
//   thread      blocks the operating system thread, not only the goroutine
//   panics      may end the program with `panic: ...` and status 2
// Every function is called by the System V ABI for x86-64 with DF clear and rsp 16-byte aligned at the call. None needs
// more stack than a prologue built with -fsplit-stack leaves below the limit, so a caller checks only its own frame.
// A pd_string is two words: in registers it is (pointer, length), and it is returned in rax:rdx.
#ifndef PREDAWN_H
#define PREDAWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#define PD_NORETURN [[noreturn]]
#else
#define PD_NORETURN _Noreturn
#endif

// ---------------------------------------------------------------------------------------------------------- program

// The program's main, run as goroutine 1 after every initialiser. Its return ends that goroutine only; the process ends
// with status 0 when the last goroutine has ended. A language whose main ends the program calls pd_exit(0) last.
void pd_main(void) __asm__("main.main");

// The program's own initialiser, optional. Runs in predawn on the operating system's stack, after .init_array.
void pd_init(void) __asm__("main.init");

// Ends all threads at once with this status (its low 8 bits). Goroutine, predawn. A line opened by pd_print_begin is
// written.
PD_NORETURN void pd_exit(int status);

// The argument count and vector, the environment count and vector, as the kernel gave them (execve(2)). Never null,
// null-terminated, owned by the process. Goroutine, predawn.
int pd_argc(void);
char **pd_argv(void);
int pd_envc(void);
char **pd_envv(void);

// The value of the first `name=value` in the environment, or null where no entry has this name. An entry without `=`
// is no variable. Goroutine, predawn.
const char *pd_getenv(const char *name);

// The decimal integer at the start of the text: an optional sign, then digits; 0 where there is none. Saturates at the
// limits of int64_t. Goroutine, predawn.
int64_t pd_atoi(const char *text);

// ------------------------------------------------------------------------------------------------------- goroutines

// Starts a goroutine that calls fn(arg) and ends when fn returns. The new goroutine is runnable behind those that are
// already; in predawn it is only queued. A null fn is `fatal error: go of nil func value`. Goroutine, predawn.
void pd_go(void (*fn)(void *arg), void *arg);

// The same, for any number of arguments: copies `bytes` bytes from `args` to a 16-byte aligned block that lives as long
// as the goroutine, and calls fn(block); with 0 bytes fn(args). At most PD_GO_BYTES_MAX bytes; more is `fatal error:
// newproc: too many arguments`.
#define PD_GO_BYTES_MAX 1024
void pd_go_copy(void (*fn)(void *block), const void *args, size_t bytes);

// Goes to the back of the queue: with one thread every goroutine that is runnable now runs before the caller runs
// again, with several those that wait for the caller's thread do. Between pd_print_begin and pd_print_end, with a
// pd_lock held and in predawn it returns at once. Goroutine.
void pd_gosched(void);

// Ends the calling goroutine. When pd_main's goroutine ends this way and no other is left the program dies with
// `fatal error: no goroutines (main called Goexit) - deadlock!`. Goroutine.
PD_NORETURN void pd_goexit(void);

// The number of the calling goroutine: 1 is pd_main's when no initialiser started one; never used again. 0 in predawn.
int64_t pd_goid(void);

// Parks the goroutine for at least this many milliseconds; zero or less is pd_gosched. Goroutine.
void pd_sleep(int64_t milliseconds);

// Parks the goroutine for ever (`select {}`); wait reason "select (no cases)". Goroutine.
PD_NORETURN void pd_block(void);

// Calls fn(arg) with at least `bytes` bytes of stack: for code built without -fsplit-stack. fn may call anything
// here. `bytes` is rounded up to pages; 0 means 256 KiB. Goroutine.
void pd_call_on_big_stack(void (*fn)(void *arg), void *arg, size_t bytes);

// A snapshot of the scheduler's limits and counts. Goroutine, predawn.
typedef struct pd_counts {
    int64_t gcount;   // goroutines that have not ended
    int64_t gwait;    // of those, how many are parked
    int64_t mcount;   // operating system threads
    int64_t mwait;    // of those, how many have nothing to run
    int64_t mmax;     // the most there will be: $PREDAWN_MAXPROCS, else the processors of the affinity mask
} pd_counts;
void pd_count(pd_counts *counts);

// --------------------------------------------------------------------------------------------------------- channels

// A FIFO of values of one size, or with capacity 0 a rendezvous. Allocated by the runtime, never freed by hand.
// Every function takes null for the nil channel, on which send and receive park for ever.
typedef struct pd_chan pd_chan;

// A channel for values of `elem_bytes` bytes (0 to 65,535) and room for `capacity` of them.
// Panics with `makechan: size out of range` where the capacity is negative or too much; a larger elem_bytes is
// `fatal error: makechan: invalid channel element type`. Goroutine, predawn.
pd_chan *pd_chan_new(size_t elem_bytes, int64_t capacity);

// Sends the value at `value`; parks until there is room or a receiver. Panics with `send on closed channel`, also
// when the channel is closed while it is parked. Goroutine; predawn while there is room.
void pd_chan_send(pd_chan *c, const void *value);

// Receives into `value` (null: dropped). True for a value that was sent; false, and zeroes at `value`, once the
// channel is closed and drained. Goroutine; predawn while there is a value.
bool pd_chan_recv(pd_chan *c, void *value);

// The same without parking. True where the value went. Panics as pd_chan_send does. Goroutine, predawn.
bool pd_chan_try_send(pd_chan *c, const void *value);

// The same without parking. True where the receive took place; then *ok (may be null) tells what pd_chan_recv would
// return. False, with nothing written to `value`, where it would have parked. Goroutine, predawn.
bool pd_chan_try_recv(pd_chan *c, void *value, bool *ok);

// Closes the channel: receivers drain it, parked receivers wake with false, parked senders panic. Panics with
// `close of nil channel`, `close of closed channel`. Goroutine, predawn.
void pd_chan_close(pd_chan *c);

// Values in the buffer, and its capacity; 0 for nil. Goroutine, predawn.
int64_t pd_chan_len(pd_chan *c);
int64_t pd_chan_cap(pd_chan *c);

// ----------------------------------------------------------------------------------------------------------- memory

// Zeroed memory, 16-byte aligned, any size to 2^47; 0 gives a pointer that may not be read. Lives until the process
// ends. `fatal error: out of memory` and status 2 where there is none. Goroutine, predawn.
void *pd_mal(size_t bytes);

// pd_mal(count * bytes); panics with `runtime error: makeslice: len out of range` on a negative count or an overflow.
void *pd_mal_array(int64_t count, size_t bytes);

// The five that compilers call by themselves (ISO C); and memclr. Anywhere.
void *memcpy(void *restrict_to, const void *restrict_from, size_t bytes);
void *memmove(void *to, const void *from, size_t bytes);
void *memset(void *to, int byte, size_t bytes);
int memcmp(const void *a, const void *b, size_t bytes);
void pd_memclr(void *to, size_t bytes);

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

// append(to, from...): `count` (0 or more) elements at `from`, which may lie within `to`. Goroutine, predawn.
pd_slice pd_slice_append(pd_slice to, const void *from, int64_t count, size_t elem_bytes);

// copy(to, from): as many as both have, returned. They may overlap. Goroutine, predawn.
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

// An empty map; `hint` entries will fit without growing. A hint that cannot be is taken for none.
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

// ------------------------------------------------------------------------------------------------------------ print

// Between begin and end everything printed is one line of output: one write(2) to fd 1 or 2, so that lines of
// different threads never mix (a line of over 4,096 bytes takes several writes, still with none between them). Outside,
// each call is a line of its own on fd 1; a begin within a line keeps that line's fd. Short writes and EINTR are
// continued, EAGAIN is waited out; EPIPE ends the program as SIGPIPE does, any other error drops the text. A
// goroutine must not park between begin and end: that is a throw.
// The forms are those of Go's print: no space is added. Goroutine, predawn, thread.
void pd_print_begin(int fd);
void pd_print_end(void);
void pd_print_bool(bool value);              // true, false
void pd_print_int(int64_t value);            // -9223372036854775808
void pd_print_uint(uint64_t value);
void pd_print_float(double value);           // +1.500000e+000, NaN, +Inf, -Inf
void pd_print_complex(double re, double im); // (+1.500000e+000+2.000000e+000i)
void pd_print_string(pd_string value);
void pd_print_cstring(const char *text);
void pd_print_pointer(const void *pointer);  // 0x1f, nil is 0x0
void pd_print_hex(uint64_t value);           // 0x1f
void pd_print_pc(const void *pc);            // 0x401000 main.main+0x10
void pd_print_space(void);
void pd_print_newline(void);
void pd_dump(const void *memory, int64_t bytes); // a hex dump, sixteen bytes a line

// The text and a newline as one line on fd 1.
void pd_println(const char *text);

// ---------------------------------------------------------------------------------------------- how a program dies

// `panic: TEXT`, a blank line, the traceback of the goroutine, those of the others; status 2. Goroutine, predawn.
PD_NORETURN void pd_panic(const char *text);
PD_NORETURN void pd_panic_string(pd_string text);

// The same with the source line of the failed statement: `panic on line N`.
PD_NORETURN void pd_panic_line(int32_t line);

// Go's run-time errors, for compiled code: `panic: runtime error: ...`.
PD_NORETURN void pd_panic_index(int64_t index, int64_t len);      // index out of range [5] with length 3
PD_NORETURN void pd_panic_slice_high(int64_t high, int64_t len);  // slice bounds out of range [:5] with length 3
PD_NORETURN void pd_panic_slice(int64_t low, int64_t high);       // slice bounds out of range [3:2]
PD_NORETURN void pd_panic_slice_high_cap(int64_t high, int64_t cap); // slice bounds out of range [:5] with capacity 3
PD_NORETURN void pd_panic_slice3_max_len(int64_t max, int64_t len);  // slice bounds out of range [::5] with length 3
PD_NORETURN void pd_panic_slice3_max_cap(int64_t max, int64_t cap);  // slice bounds out of range [::5] with capacity 3
PD_NORETURN void pd_panic_slice3_high(int64_t high, int64_t max);    // slice bounds out of range [:5:3]
PD_NORETURN void pd_panic_slice3(int64_t low, int64_t high);         // slice bounds out of range [5:3:]
// cannot convert slice with length 2 to pointer to array with length 4
PD_NORETURN void pd_panic_slice_to_array(int64_t len, int64_t array_len);
// interface conversion: interface {} is string, not int; interface conversion: interface {} is nil, not int (type null)
PD_NORETURN void pd_panic_type_assertion(pd_string interface, const pd_type *type, const pd_type *wanted);
// value method main.T.M called using nil *T pointer (what a method of *T that was made from one of T says)
PD_NORETURN void pd_panic_nil_receiver(const pd_type *type, pd_string method);
PD_NORETURN void pd_panic_divide(void);                           // integer divide by zero
PD_NORETURN void pd_panic_shift(void);                            // negative shift amount
PD_NORETURN void pd_panic_nil(void);                              // invalid memory address or nil pointer dereference

// `fatal error: TEXT` with the same tracebacks, status 2: the runtime, or the program's support code, is broken.
PD_NORETURN void pd_throw(const char *text);

// Writes the caller's traceback to fd 2 and returns. Goroutine, predawn.
void pd_traceback(void);

// Stops in a debugger (int3); without one the program dies of SIGTRAP with its report. Goroutine, predawn.
void pd_breakpoint(void);

// Where the function that uses it will return to.
#define pd_caller_pc() __builtin_return_address(0)

// ---------------------------------------------------------------------------------- locks for threads, and time

// A mutex in one word; zero is unlocked. Not recursive. The goroutine that acquires it releases it, and does not park
// in between: that is a throw. `fatal error: unlock of unlocked lock` for releasing what is not held. Goroutine,
// predawn, thread.
typedef struct pd_lock {
    uint32_t state; // 0 free, 1 held, 2 held and somebody may sleep
} pd_lock;
void pd_lock_acquire(pd_lock *lock);
void pd_lock_release(pd_lock *lock);

// A one-time event. Clear it, then any number of sleeps and one wakeup; later sleeps return at once. A second wakeup is
// a throw. Clear it again only when every sleep has returned. Goroutine, predawn, thread.
typedef struct pd_note {
    uint32_t state; // 0 clear, 1 clear and somebody may sleep, 2 woken
} pd_note;
void pd_note_clear(pd_note *note);
void pd_note_sleep(pd_note *note);
bool pd_note_sleep_timeout(pd_note *note, int64_t nanoseconds); // false: timed out
void pd_note_wakeup(pd_note *note);

// Nanoseconds of CLOCK_MONOTONIC. Goroutine, predawn.
int64_t pd_nanotime(void);

// Any system call; the kernel's own answer, -errno on failure. Goroutine, predawn, thread.
int64_t pd_syscall(int64_t number, int64_t a, int64_t b, int64_t c, int64_t d, int64_t e, int64_t f);

// If *word is `old`, makes it `replacement` and returns true; one atomic step, a full barrier. Anywhere.
bool pd_cas(uint32_t *word, uint32_t old, uint32_t replacement);

#ifdef __cplusplus
}
#endif
#endif
