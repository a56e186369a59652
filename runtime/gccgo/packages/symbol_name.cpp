// symbol_name.cpp -- names of symbols as Go writes them. gccgo codes what an assembler would not take.
#include "runtime/gccgo/packages/callers.h"

namespace predawn::gccgo {

namespace {

// What a character behind an underscore stands for; 0: nothing.
char decoded(char code) {
    constexpr char codes[] = "_0123456789abc", meant[] = "_./*,{}[]()\" ;";
    for (int i = 0; codes[i]; i++) {
        if (codes[i] == code) return meant[i];
    }
    return 0;
}

int digit_of(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

} // namespace

pd_string go_name(const char* symbol) {
    pd_string all = pd_string_from_cstring(symbol);
    char* to = static_cast<char*>(pd_mal(static_cast<size_t>(all.len)));
    int64_t len = 0;
    for (const char* at = symbol; *at; at++) {
        if (at[0] == '.' && at[1] == '.') {
            to[len++] = '.';
            at++;
        } else if (at[0] == '_' && decoded(at[1]) != 0) {
            to[len++] = decoded(*++at);
        } else if (at[0] == '_' && at[1] == 'x' && digit_of(at[2]) >= 0 && digit_of(at[3]) >= 0) {
            to[len++] = static_cast<char>(digit_of(at[2]) * 16 + digit_of(at[3]));
            at += 3;
        } else {
            to[len++] = *at;
        }
    }
    return {to, len};
}

} // namespace predawn::gccgo
