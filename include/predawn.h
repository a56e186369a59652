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

#include "predawn_values.h" // strings, slices, runes, types, interfaces, maps

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

// ------------------------------------------------------------------------------------------------------------ files

// The whole file in new memory, whatever its kind and its size says. False, and nil, where it cannot be opened or read
// to its end. Goroutine, predawn, thread.
bool pd_read_file(pd_string path, pd_slice *bytes);

// Creates the file (0644, less the umask) or empties it, and writes these bytes. False where anything fails, also at
// the close: a part of them may be there then. Goroutine, predawn, thread.
bool pd_write_file(pd_string path, const void *bytes, int64_t len);

// The system calls of these names, -errno on failure; what a signal interrupts is made again, pd_write writes all. A
// broken pipe is an error, but on descriptors 1 and 2 the end by SIGPIPE. Goroutine, predawn, thread.
int64_t pd_open(pd_string path, int64_t flags, int64_t mode);
int64_t pd_read(int64_t fd, void *to, int64_t bytes);
int64_t pd_write(int64_t fd, const void *from, int64_t bytes);
int64_t pd_close(int64_t fd);

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

// ----------------------------------------------------------------------------------------------------------- select

// One of several operations, of which one takes place. The caller sets chan, value and kind; the rest is set by select,
// which allocates nothing: the cases are its place in the channels' queues until it returns.
enum { PD_SELECT_SEND = 1, PD_SELECT_RECV = 2 };
#define PD_SELECT_CASES_MAX 65535
typedef struct pd_select_case {
    pd_chan *chan;         // null: this case never takes place
    void *value;           // what is sent, or where the received goes (null: dropped)
    uint32_t kind;         // PD_SELECT_SEND or PD_SELECT_RECV
    bool ok;               // of the case that took place: what pd_chan_recv would have returned; true of a send
    uintptr_t reserved[4];
} pd_select_case;

// Parks until one of the cases can take place, carries it out and returns its index. Among those that can, each is as
// likely. A channel may occur in several cases; a select never meets itself. Without a case it parks for ever; more
// than PD_SELECT_CASES_MAX are `fatal error: select: too many cases`, another kind than these two is `fatal error:
// select: a case neither sends nor receives`. Panics as pd_chan_send does where the case that takes place is a send on
// a closed channel. Nothing of a case that does not take place is read or written. Goroutine; predawn where it does not
// park.
int64_t pd_select(pd_select_case *cases, int64_t count);

// The same without parking: -1 where no case can take place. Goroutine, predawn.
int64_t pd_select_try(pd_select_case *cases, int64_t count);

// The same, parking no longer than this: -1 where the time is over and no case has taken place. Zero or less is
// pd_select_try. Goroutine; predawn where it does not park.
int64_t pd_select_timeout(pd_select_case *cases, int64_t count, int64_t nanoseconds);

// A channel with room for one, on which an int64_t comes when these milliseconds are over: pd_nanotime() of then. Until
// that it counts as a goroutine, so the program does not end before. Goroutine, predawn.
pd_chan *pd_after(int64_t milliseconds);

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
void pd_print_slice(pd_slice value);         // [2/4]0xc000012345: length, capacity, address
void pd_print_any(pd_any value);             // (0x401000,0xc000012345): type and data
void pd_print_iface(pd_iface value);         // the same with the itab
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

// Where the function with this frame (its rbp, once it has pushed its caller's) will return to, whatever segments the
// two stand on; and a change of that, for who knows what the other place expects of the registers and the stack.
// Anywhere.
void *pd_get_caller_pc(const void *frame);
void pd_set_caller_pc(void *frame, void *pc);
#define pd_caller_pc() pd_get_caller_pc(__builtin_frame_address(0))

// -------------------------------------------------------------------------------------------- defer, panic, recover

// A function that defers has a pd_defer_frame in its frame, and goes through
//
//     if (!pd_defer_enter(&frame)) {
//         ... pd_defer(&frame, &record, fn, arg) ... the function's body ...
//     }
//     pd_defer_return(&frame);
//     return the results, from memory;
//
// pd_defer_enter returns false. When a deferred call has recovered a panic it returns once more, true, with the
// callee-saved registers as they were and all newer frames gone: like setjmp, so in C a local that was changed since
// must be volatile, and the compiler must know (PD_RETURNS_TWICE). pd_defer_return has to be called on every way out.
typedef struct pd_defer_frame {
    uintptr_t reserved[10];
} pd_defer_frame;
#define PD_RETURNS_TWICE __attribute__((returns_twice))
PD_RETURNS_TWICE bool pd_defer_enter(pd_defer_frame *frame);

// Registers fn(arg), which is called when the function ends, or a panic ends it; the last that is registered is the
// first that is called. The record lies in the function's frame too, one for each call that is registered at a time.
// A null fn panics as a null pointer does, when it is called. Goroutine, predawn.
typedef struct pd_deferred {
    uintptr_t reserved[8];
} pd_deferred;
void pd_defer(pd_defer_frame *frame, pd_deferred *record, void (*fn)(void *arg), void *arg);

// The same without a record, any number of times: in a loop. Copies `bytes` bytes from `args` to a 16-byte aligned
// block that lives until the call has returned, and calls fn(block); with 0 bytes fn(args). At most PD_GO_BYTES_MAX;
// more is `fatal error: defer: too many arguments`.
void pd_defer_copy(pd_defer_frame *frame, void (*fn)(void *block), const void *args, size_t bytes);

// Calls what the function has deferred and was not called yet. Goroutine, predawn.
void pd_defer_return(pd_defer_frame *frame);

// Panics with this value. The goroutine's deferred calls are made, newest first; unless one recovers the panic, the
// process ends as by pd_panic. The report prints a value by its method Error or String (of pd_signature_string), else
// as Go does: `panic: text`, `panic: main.Celsius(12)`, `panic: (main.Point) 0x401000`; a line for each panic under
// way, with ` [recovered]` where it is. Goroutine, predawn.
PD_NORETURN void pd_panic_value(pd_any value);

// Stops the panic which has called the deferred function that calls this, and returns its value; nil where there is
// none, or it is stopped already, or the caller was called by something else. `frame` is the address of the caller's
// frame, at which its caller's rbp stands, with the return address above: rbp in a function that begins with `push
// rbp; mov rbp, rsp`, and __builtin_frame_address(0) in C, in a function that is not inlined.
// A run-time error, pd_panic_index and the like included, is a value with the methods Error and RuntimeError. What
// pd_panic and pd_panic_string raise has the type pd_type_string. Goroutine, predawn.
pd_any pd_recover(const void *frame);

// For a function that stands between: where pd_recover would return something to the caller, it does so to the function
// that the caller calls next, with rsp being `callee_sp` at that call.
void pd_recover_in_callee(const void *frame, const void *callee_sp);

// The type of strings, unless a language has one of its own; and the signature of a method without arguments that
// returns a pd_string.
extern const pd_type pd_type_string;
extern const char pd_signature_string;

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
