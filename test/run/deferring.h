// deferring.h -- what test programs share that defer and recover.
#pragma once

#include "program.h"

#define FUNCTION __attribute__((noinline)) static void

// What recover() is in a language: of the deferred function in whose text it stands.
#define RECOVER() pd_recover(__builtin_frame_address(0))

// Calls body(body_arg) in a function that has deferred fn(arg).
__attribute__((noinline, unused)) static void call_deferring(void (*fn)(void *), void *arg, void (*body)(void *),
                                                             void *body_arg) {
    pd_defer_frame frame;
    pd_deferred record;
    if (!pd_defer_enter(&frame)) {
        pd_defer(&frame, &record, fn, arg);
        body(body_arg);
    }
    pd_defer_return(&frame);
}

static inline bool is_nil(pd_any value) { return !value.type && !value.data; }

// The text of a value that pd_panic raised, or of a run-time error.
static inline pd_string text_of(pd_any value) {
    if (value.type == &pd_type_string) return *(pd_string *)value.data;
    return ((pd_string(*)(void *))value.type->methods[0].fn)(value.data);
}

static inline bool is_text(pd_any value, const char *text) {
    return !is_nil(value) && pd_string_equal(text_of(value), pd_string_from_cstring(text));
}

static inline void print_text(const char *what, pd_any value) {
    pd_print_begin(1);
    pd_print_cstring(what);
    if (is_nil(value)) pd_print_cstring("nil");
    else pd_print_string(text_of(value));
    pd_print_newline();
    pd_print_end();
}
