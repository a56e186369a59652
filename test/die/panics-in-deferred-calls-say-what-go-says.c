// H4: panics in deferred functions, recovered and not, print what Go's do: the panics under way, oldest first, those
// that are recovered with a mark, and none that is over.
// RUN: %cc -O2 %s -o %t
// RUN: %status 2 %each-mmax %t 1 2>&1 | FileCheck %s --match-full-lines --check-prefix=WRAPPED
// RUN: %status 2 %each-mmax %t 2 2>&1 | FileCheck %s --match-full-lines --check-prefix=SEPARATE
// RUN: %status 2 %each-mmax %t 3 2>&1 | FileCheck %s --match-full-lines --check-prefix=FIRST
// RUN: %status 2 %each-mmax %t 4 2>&1 | FileCheck %s --match-full-lines --check-prefix=MARKED
// RUN: %status 2 %each-mmax %t 5 2>&1 | FileCheck %s --match-full-lines --check-prefix=FURTHER
// RUN: %status 2 %each-mmax %t 6 2>&1 | FileCheck %s --match-full-lines --check-prefix=THREE
// RUN: %status 2 %each-mmax %t 7 2>&1 | FileCheck %s --match-full-lines --check-prefix=AGAIN
// RUN: %status 2 %each-mmax %t 8 2>&1 | FileCheck %s --match-full-lines --check-prefix=FAULT
//      WRAPPED: wrap: bad
// WRAPPED-NEXT: panic: again
// WRAPPED-EMPTY:
// WRAPPED-NEXT: goroutine 1 [running]:
// WRAPPED-NEXT: main.main(...)
//      SEPARATE: first panic
// SEPARATE-NEXT: second panic
// SEPARATE-NEXT: panic: third panic
// SEPARATE-EMPTY:
//      FIRST: panic: first panic
// FIRST-EMPTY:
//      MARKED: panic: first panic [recovered]
// MARKED-NEXT: {{	}}panic: second panic
// MARKED-EMPTY:
//      FURTHER: first panic
// FURTHER-NEXT: second panic
// FURTHER-NEXT: panic: third panic
// FURTHER-EMPTY:
//      THREE: panic: hello
// THREE-NEXT: {{	}}panic: panic pt2
// THREE-NEXT: {{	}}panic: panic pt1
// THREE-EMPTY:
// THREE-NEXT: goroutine 1 [running]:
// THREE-NEXT: panic_pt1(...)
//      THREE: panic_pt2(...)
//      THREE: pt2(...)
//      THREE: pt1(...)
//      AGAIN: panic: the same [recovered]
// AGAIN-NEXT: {{	}}panic: the same
// AGAIN-EMPTY:
//      FAULT: panic: one [recovered]
// FAULT-NEXT: {{	}}panic: runtime error: invalid memory address or nil pointer dereference
// FAULT-NEXT: [signal SIGSEGV: segmentation violation code=0x1 addr=0x8 pc=[[PC:0x[0-9a-f]+]]]
// FAULT-EMPTY:
// FAULT-NEXT: goroutine 1 [running]:
// FAULT-NEXT: recover_and_fault(...)
// FAULT-NEXT: {{	}}pc=[[PC]] recover_and_fault+0x{{[0-9a-f]+}}
// FAULT-NEXT: panic_one(...)
#include "predawn.h"

#define DEFERS(fn)                                                                                                     \
    pd_defer_frame frame;                                                                                              \
    pd_deferred record;                                                                                                \
    if (!pd_defer_enter(&frame)) {                                                                                     \
        pd_defer(&frame, &record, fn, 0);
#define END                                                                                                            \
    }                                                                                                                  \
    pd_defer_return(&frame);

#define FUNCTION __attribute__((noinline)) static void
#define RECOVER() pd_recover(__builtin_frame_address(0))

static void *volatile null;

static pd_string text_of(pd_any value) { return *(pd_string *)value.data; }

FUNCTION print_recovered(void *arg) {
    (void)arg;
    pd_string text = text_of(RECOVER());
    pd_print_begin(2);
    pd_print_string(text);
    pd_print_newline();
    pd_print_end();
}

// 1: recovered, and wrapped in another panic.
FUNCTION wrap(void *arg) {
    (void)arg;
    pd_any value = RECOVER();
    if (value.type) pd_panic_string(pd_string_cat(pd_string_from_cstring("wrap: "), text_of(value)));
}

FUNCTION bad(void) {
    volatile char far[8192];
    far[0] = 1;
    DEFERS(wrap) pd_panic("bad");
    END
}

FUNCTION outer_of_bad(void) {
    DEFERS(print_recovered) bad();
    END
}

// 2: the first is recovered in a call of its own, and the next panics.
FUNCTION second_panic(void *arg) {
    (void)arg;
    pd_panic("second panic");
}

FUNCTION two_calls(void) {
    volatile char far[8192];
    far[0] = 1;
    pd_deferred other;
    DEFERS(second_panic) pd_defer(&frame, &other, print_recovered, 0);
    pd_panic("first panic");
    END
}

FUNCTION outer_of_two(void) {
    DEFERS(print_recovered) two_calls();
    END
}

// 3: one that is recovered within a deferred call leaves the first alone.
FUNCTION drop(void *arg) {
    (void)arg;
    RECOVER();
}

FUNCTION panic_and_recover(void *arg) {
    (void)arg;
    DEFERS(drop) pd_panic("second panic");
    END
}

FUNCTION recursive_3(void) {
    DEFERS(panic_and_recover) pd_panic("first panic");
    END
}

// 4: recovered, but its call panics.
FUNCTION recover_and_panic(void *arg) {
    (void)arg;
    RECOVER();
    pd_panic("second panic");
}

FUNCTION recursive_4(void) {
    DEFERS(recover_and_panic) pd_panic("first panic");
    END
}

// 5: recovered, panics, and is recovered by the next of the same function.
FUNCTION nothing(void *arg) { (void)arg; }

FUNCTION recover_print_panic(void *arg) {
    (void)arg;
    pd_string text = text_of(RECOVER());
    pd_print_begin(2);
    pd_print_string(text);
    pd_print_newline();
    pd_print_end();
    pd_panic("second panic");
}

FUNCTION three(void) {
    pd_deferred second, third;
    DEFERS(nothing)
    pd_defer(&frame, &second, print_recovered, 0);
    pd_defer(&frame, &third, recover_print_panic, 0);
    pd_panic("first panic");
    END
}

FUNCTION two(void) {
    DEFERS(nothing) three();
    END
}

// 6: three at a time.
FUNCTION panic_pt1(void *arg) {
    (void)arg;
    pd_panic("panic pt1");
}

FUNCTION panic_pt2(void *arg) {
    (void)arg;
    pd_panic("panic pt2");
}

FUNCTION pt2(void) {
    DEFERS(panic_pt2) pd_panic("hello");
    END
}

FUNCTION pt1(void) {
    DEFERS(panic_pt1) pt2();
    END
}

// 7: the value of the one is the value of the next.
FUNCTION panic_again(void *arg) {
    (void)arg;
    pd_panic_value(RECOVER());
}

FUNCTION re_panics(void) {
    DEFERS(panic_again) pd_panic("the same");
    END
}

// 8: a fault in a deferred call.
FUNCTION recover_and_fault(void *arg) {
    (void)arg;
    RECOVER();
    *((volatile int64_t *)null + 1) = 1;
}

FUNCTION panic_one(void) {
    DEFERS(recover_and_fault) pd_panic("one");
    END
}

void pd_main(void) {
    switch (pd_atoi(pd_argv()[1])) {
    case 1: outer_of_bad(); pd_panic("again");
    case 2: outer_of_two(); pd_panic("third panic");
    case 3: recursive_3(); break;
    case 4: recursive_4(); break;
    case 5: two(); pd_panic("third panic");
    case 6: pt1(); break;
    case 7: re_panics(); break;
    case 8: panic_one(); break;
    }
}
