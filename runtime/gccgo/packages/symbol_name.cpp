// symbol_name.cpp -- names of symbols as Go writes them. gccgo codes what an assembler would not take.
//
// What GCC makes of a function, for fewer arguments (isra), for some that are constant (constprop), or as a part of it,
// has the function's name, a dot, one of these words, and a dot and a number: no name in Go ends with a number alone.
#include "runtime/begins_with.h"
#include "runtime/gccgo/packages/callers.h"
#include "runtime/utf8.h"

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

// The number that so many hexadecimal digits stand for; -1: there are not so many.
int64_t number_of(const char* at, int digits) {
    int64_t number = 0;
    for (; digits > 0; digits--, at++) {
        if (digit_of(*at) < 0) return -1;
        number = number * 16 + digit_of(*at);
    }
    return number;
}

// How many digits say which character is meant, behind an underscore and this letter; 0: it is no such letter.
int digits_behind(char letter) { return letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0; }

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
        } else if (int digits = digits_behind(at[1]); at[0] == '_' && digits > 0 && number_of(at + 2, digits) >= 0) {
            len += utf8::encode(to + len, number_of(at + 2, digits));
            at += 1 + digits;
        } else {
            to[len++] = *at;
        }
    }
    return {to, len};
}

} // namespace predawn::gccgo
