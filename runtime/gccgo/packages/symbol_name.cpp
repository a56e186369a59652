// symbol_name.cpp -- names of symbols as Go writes them. gccgo codes what an assembler would not take.
//
// What GCC makes of a function, for fewer arguments (isra), for some that are constant (constprop), or as a part of it,
// has the function's name, a dot, one of these words, and a dot and a number: no name in Go ends with a number alone.
#include "runtime/begins_with.h"
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

// Where `.word.number` begins that ends here; `end`: there is none.
const char* copy_mark(const char* symbol, const char* end) {
    const char* at = end;
    while (at > symbol && at[-1] >= '0' && at[-1] <= '9') at--;
    if (at == end || at == symbol || *--at != '.') return end;
    while (at > symbol && at[-1] != '.') at--;
    constexpr const char* words[] = {"isra.", "constprop.", "part."};
    for (const char* word : words) {
        if (at > symbol && begins_with(at, word)) return at - 1;
    }
    return end;
}

} // namespace

int64_t function_name_bytes(const char* symbol) {
    const char* end = symbol + pd_string_from_cstring(symbol).len;
    for (const char* mark; (mark = copy_mark(symbol, end)) != end; end = mark) {}
    return end - symbol;
}

pd_string go_name(const char* symbol) {
    const char* end = symbol + function_name_bytes(symbol);
    char* to = static_cast<char*>(pd_mal(static_cast<size_t>(end - symbol)));
    int64_t len = 0;
    for (const char* at = symbol; at < end; at++) {
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
