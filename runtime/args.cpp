// args.cpp -- arguments, environment, auxiliary vector.
#include "runtime/args.h"

#include "predawn.h"

namespace predawn {

[[gnu::section(".bss.first")]] constinit Args args = {};

void args_begin(uintptr_t* stack) {
    args.argc = static_cast<int>(*stack);
    args.argv = reinterpret_cast<char**>(stack + 1);
    args.envv = args.argv + args.argc + 1;
    char** end = args.envv;
    while (*end) end++;
    args.envc = static_cast<int>(end - args.envv);
    args.auxv = reinterpret_cast<const sys::AuxEntry*>(end + 1);
}

uint64_t aux_value(uint64_t type) {
    for (const sys::AuxEntry* entry = args.auxv; entry->type != sys::at_null; entry++) {
        if (entry->type == type) return entry->value;
    }
    return 0;
}

const char* env_value(const char* name) {
    for (char** entry = args.envv; *entry; entry++) {
        const char* text = *entry;
        const char* rest = name;
        while (*rest != 0 && *text == *rest) text++, rest++;
        if (*rest == 0 && *text == '=') return text + 1;
    }
    return nullptr;
}

} // namespace predawn

using namespace predawn;

extern "C" {

int pd_argc() { return args.argc; }
char** pd_argv() { return args.argv; }
int pd_envc() { return args.envc; }
char** pd_envv() { return args.envv; }

const char* pd_getenv(const char* name) {
    for (const char* at = name; *at != '='; at++) { // no variable has a name with that, or none
        if (*at == 0) return at == name ? nullptr : env_value(name);
    }
    return nullptr;
}

int64_t pd_atoi(const char* text) {
    bool negative = *text == '-';
    if (*text == '-' || *text == '+') text++;
    int64_t value = 0; // below zero all along, where one number more fits than above it
    for (; *text >= '0' && *text <= '9'; text++) {
        if (__builtin_mul_overflow(value, 10, &value) || __builtin_sub_overflow(value, *text - '0', &value)) {
            return negative ? INT64_MIN : INT64_MAX;
        }
    }
    if (negative) return value;
    return value == INT64_MIN ? INT64_MAX : -value;
}
}
