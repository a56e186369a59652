// A10: every function of the interface keeps rbx, rbp, r12 to r15, rsp and a clear direction flag, also when it parks,
// moves the goroutine to another thread or grows the stack; functions that the runtime calls begin on an aligned stack.
// RUN: %cc -O0 %s %S/Inputs/stubs-canary.asm -I%inputs/run -o %t
// RUN: %each-mmax %t | FileCheck %s
// RUN: %cc -O1 %s %S/Inputs/stubs-canary.asm -I%inputs/run -o %t
// RUN: %each-mmax %t | FileCheck %s
// RUN: %cc -O2 %s %S/Inputs/stubs-canary.asm -I%inputs/run -o %t
// RUN: %each-mmax %t | FileCheck %s
// RUN: %cc-debug -O2 %s %S/Inputs/stubs-canary.asm -I%inputs/run -o %t
// RUN: %each-mmax %t | FileCheck %s
// RUN: %cc-clang -O2 %s %S/Inputs/stubs-canary.asm -I%inputs/run -o %t
// RUN: %each-mmax %t | FileCheck %s
// RUN: %cc-ubsan -O2 %s %S/Inputs/stubs-canary.asm -I%inputs/run -o %t
// RUN: %each-mmax %t | FileCheck %s
// CHECK-NOT: broke
// CHECK: calls 1845
#include "program.h"

int64_t call_with_canaries(void (*fn)(void), const int64_t *arguments);
void aligned_entry(void *arg);

static int64_t calls;
static int64_t entered[4]; // what aligned_entry found: 1 is right

static void call_of(const char *name, void *fn, int64_t a, int64_t b, int64_t c, int64_t d) {
    int64_t arguments[8] = {a, b, c, d, 0, 0, 0, 0};
    int64_t broken = call_with_canaries((void (*)(void))fn, arguments);
    calls++;
    if (broken == 0) return;
    pd_print_begin(1);
    pd_print_cstring(name);
    pd_print_cstring(" broke ");
    pd_print_hex((uint64_t)broken);
    pd_print_newline();
    pd_print_end();
}

// The argument as a word.
static int64_t word(const void *pointer) { return (int64_t)(intptr_t)pointer; }

static __attribute__((noinline)) void large_frame(int64_t n) {
    volatile char frame[20000];
    frame[n] = 1;
}

static void partner(void *arg) {
    pd_chan **pair = arg;
    for (int64_t value = 0;;) {
        pd_chan_recv(pair[0], &value);
        pd_gosched();
        pd_chan_send(pair[1], &value);
    }
}

static pd_chan *pair[2];

static void memory_calls(void) {
    static char a[5000], b[5000];
    static const int64_t sizes[] = {0, 1, 7, 8, 31, 32, 100, 255, 256, 4096, 5000};
    for (int i = 0; i < 11; i++) {
        call_of("memcpy", memcpy, word(a), word(b), sizes[i], 0);
        call_of("memmove forward", memmove, word(a), word(a + 5), sizes[i] - (sizes[i] == 5000 ? 5 : 0), 0);
        call_of("memmove backward", memmove, word(a + 5), word(a), sizes[i] - (sizes[i] == 5000 ? 5 : 0), 0);
        call_of("memset", memset, word(a), 7, sizes[i], 0);
        call_of("memcmp", memcmp, word(a), word(b), sizes[i], 0);
        call_of("pd_memclr", pd_memclr, word(a), sizes[i], 0, 0);
    }
    call_of("pd_mal", pd_mal, 100, 0, 0, 0);
    call_of("pd_mal large", pd_mal, 100000, 0, 0, 0);
    call_of("pd_mal_array", pd_mal_array, 10, 10, 0, 0);
}

static void goroutine_calls(void) {
    static char block[1024];
    pd_counts counts;
    call_of("pd_go", pd_go, word(aligned_entry), word(&entered[0]), 0, 0);
    call_of("pd_go_copy", pd_go_copy, word(aligned_entry), word(block), 1000, 0);
    call_of("pd_gosched", pd_gosched, 0, 0, 0, 0);
    call_of("pd_goid", pd_goid, 0, 0, 0, 0);
    call_of("pd_sleep", pd_sleep, 1, 0, 0, 0);
    call_of("pd_sleep none", pd_sleep, 0, 0, 0, 0);
    call_of("pd_call_on_big_stack", pd_call_on_big_stack, word(aligned_entry), word(&entered[1]), 0, 0);
    call_of("pd_count", pd_count, word(&counts), 0, 0, 0);
    call_of("large_frame", large_frame, 0, 0, 0, 0);
    call_of("large_frame again", large_frame, 0, 0, 0, 0);
}

static void channel_calls(void) {
    int64_t value = 5;
    bool ok;
    pd_chan *c = channel_of(1);
    call_of("pd_chan_new", pd_chan_new, 8, 10, 0, 0);
    call_of("pd_chan_send that parks", pd_chan_send, word(pair[0]), word(&value), 0, 0);
    call_of("pd_chan_recv that parks", pd_chan_recv, word(pair[1]), word(&value), 0, 0);
    call_of("pd_chan_send", pd_chan_send, word(c), word(&value), 0, 0);
    call_of("pd_chan_try_send", pd_chan_try_send, word(c), word(&value), 0, 0);
    call_of("pd_chan_recv", pd_chan_recv, word(c), word(&value), 0, 0);
    call_of("pd_chan_try_recv", pd_chan_try_recv, word(c), word(&value), word(&ok), 0);
    call_of("pd_chan_len", pd_chan_len, word(c), 0, 0, 0);
    call_of("pd_chan_cap", pd_chan_cap, word(c), 0, 0, 0);
    call_of("pd_chan_close", pd_chan_close, word(c), 0, 0, 0);
}

static void other_calls(void) {
    pd_lock lock = {0};
    pd_note note = {0};
    uint32_t cell = 1;
    call_of("pd_lock_acquire", pd_lock_acquire, word(&lock), 0, 0, 0);
    call_of("pd_lock_release", pd_lock_release, word(&lock), 0, 0, 0);
    call_of("pd_note_sleep_timeout", pd_note_sleep_timeout, word(&note), 1000, 0, 0);
    call_of("pd_note_wakeup", pd_note_wakeup, word(&note), 0, 0, 0);
    call_of("pd_note_sleep", pd_note_sleep, word(&note), 0, 0, 0);
    call_of("pd_note_clear", pd_note_clear, word(&note), 0, 0, 0);
    call_of("pd_nanotime", pd_nanotime, 0, 0, 0, 0);
    call_of("pd_syscall", pd_syscall, 39, 0, 0, 0);
    call_of("pd_cas", pd_cas, word(&cell), 1, 2, 0);
    call_of("pd_getenv", pd_getenv, word("NO_SUCH_NAME"), 0, 0, 0);
    call_of("pd_atoi", pd_atoi, word("-123"), 0, 0, 0);
    call_of("pd_string_from_bytes", pd_string_from_bytes, word("text"), 4, 0, 0);
    call_of("pd_string_cat", pd_string_cat, word("ab"), 2, word("cd"), 2);
    call_of("pd_string_compare", pd_string_compare, word("ab"), 2, word("cd"), 2);
    call_of("pd_print_begin", pd_print_begin, 1, 0, 0, 0);
    call_of("pd_print_int", pd_print_int, -5, 0, 0, 0);
    call_of("pd_print_float", pd_print_float, 0, 0, 0, 0);
    call_of("pd_print_hex", pd_print_hex, 255, 0, 0, 0);
    call_of("pd_print_end", pd_print_end, 0, 0, 0, 0);
}

// Selects that take place, that park, that run out of time.
static void select_calls(void) {
    int64_t value = 5;
    pd_chan *c = channel_of(1), *idle = channel_of(0);
    pd_select_case cases[] = {{.chan = idle, .value = &value, .kind = PD_SELECT_RECV},
                              {.chan = c, .value = &value, .kind = PD_SELECT_SEND}};
    pd_select_case there = {.chan = pair[0], .value = &value, .kind = PD_SELECT_SEND};
    pd_select_case back = {.chan = pair[1], .value = &value, .kind = PD_SELECT_RECV};
    call_of("pd_select", pd_select, word(cases), 2, 0, 0);
    call_of("pd_select_try", pd_select_try, word(cases), 2, 0, 0);
    call_of("pd_select_timeout", pd_select_timeout, word(cases), 2, 1000, 0);
    call_of("pd_select there", pd_select, word(&there), 1, 0, 0);
    call_of("pd_select that parks", pd_select, word(&back), 1, 0, 0);
}

static __attribute__((noinline)) void recovers(void *arg) {
    (void)arg;
    pd_recover(__builtin_frame_address(0));
}

static __attribute__((noinline)) void panics_deep(int64_t n) {
    volatile char frame[200];
    frame[0] = (char)n;
    if (n == 0) pd_panic("deep");
    panics_deep(n - 1 + frame[0] - (char)n);
}

// Returns by pd_defer_return, once after a panic of a depth.
static __attribute__((noinline)) void deferring(int64_t depth) {
    pd_defer_frame frame;
    pd_deferred record;
    if (!pd_defer_enter(&frame)) {
        pd_defer(&frame, &record, recovers, 0);
        if (depth >= 0) panics_deep(depth);
    }
    pd_defer_return(&frame);
}

static void value_calls(void) {
    static const pd_map_type type = {&pd_type_string, &pd_type_string};
    pd_map *map = pd_map_new(&type, 0);
    pd_string key = pd_string_from_cstring("key"), other = pd_string_from_cstring("other"), found;
    call_of("pd_map_new", pd_map_new, word(&type), 100, 0, 0);
    call_of("pd_map_set", pd_map_set, word(map), word(&key), word(&key), 0);
    call_of("pd_map_put", pd_map_put, word(map), word(&other), 0, 0);
    call_of("pd_map_find", pd_map_find, word(map), word(&key), 0, 0);
    call_of("pd_map_get", pd_map_get, word(map), word(&other), word(&found), 0);
    call_of("pd_map_delete", pd_map_delete, word(map), word(&key), 0, 0);
    pd_any any = {&pd_type_string, &key};
    call_of("pd_any_equal", pd_any_equal, word(any.type), word(any.data), word(any.type), word(any.data));
    call_of("deferring", deferring, -1, 0, 0, 0);
    call_of("deferring, with a panic", deferring, 0, 0, 0, 0);
    call_of("deferring, with a panic of a depth", deferring, 50, 0, 0, 0);
}

// At a new depth each time, so that any of the calls comes to the end of a segment.
static void descend(int64_t n) {
    volatile int64_t frame[n % 5 + 1];
    frame[0] = n;
    memory_calls();
    goroutine_calls();
    channel_calls();
    other_calls();
    select_calls();
    value_calls();
    if (n > 1) descend(n - 1);
}

static void goroutine(void *done) {
    descend(15);
    send(done, 1);
}

void pd_init(void) { aligned_entry(&entered[2]); }

void pd_main(void) {
    pair[0] = channel_of(0);
    pair[1] = channel_of(0);
    pd_go(partner, pair);
    pd_chan *done = channel_of(0);
    pd_go(goroutine, done);
    receive(done);
    for (int i = 0; i < 3; i++) expect(entered[i] == 1, "a function begins on an unaligned stack");
    pd_print_newline();
    say("calls", calls);
    pd_exit(0);
}
