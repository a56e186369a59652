// interface.h -- how test programs write down types and interfaces.
#pragma once

#include "program.h"

#define STRING(text) {text, sizeof text - 1}
#define METHOD(name, signature, fn) {STRING(name), signature, (void (*)(void))(fn)}
#define TYPE(name, type, alg, kind, flags, methods) \
    {sizeof(type), &alg, STRING(name), kind, flags, methods, sizeof methods / sizeof *methods}
#define INTERFACE(name, methods) {STRING(name), methods, sizeof methods / sizeof *methods}

// x.method() for a method that takes nothing more and gives a number.
static inline int64_t call(pd_iface x, int method) {
    int64_t (*fn)(void *) = (int64_t (*)(void *))x.tab->fn[method];
    return fn(x.data);
}
