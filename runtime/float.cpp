// float.cpp -- a double as the decimal number next to it, exactly.
//
// A double is m * 2^e with integers m and e. For the decimal exponent k it is d * 10^k with 1 <= d < 10, so
// d = top / bottom, where top and bottom are integers:
//   top    = m * 2^max(e, 0)  * 10^max(-k, 0)
//   bottom =     2^max(-e, 0) * 10^max(k, 0)
// The digits of d come out of this fraction by long division; what remains after the last one decides the rounding.
// The estimate of k is never too large and at most one too small.
#include "runtime/float.h"

#include <stddef.h>
#include <stdint.h>

namespace predawn {

namespace {

constexpr int digit_count = 7;
constexpr int mantissa_bits = 52;
constexpr int exponent_bias = 1075; // of a mantissa read as an integer

// The most bits a term has: m = 1, e = -1074, k = -324 makes top 10^324, times 10 in the division; the largest
// mantissa near the normal limit makes it 2^53 * 10^308 * 10. Both are below 2^1088; bottom is below 2^1075.
constexpr int natural_words = 35;

struct Natural {
    uint32_t words[natural_words]; // the lowest first
};
static_assert(32 * natural_words >= 1088 + 3, "twice a term, and ten times one, must fit");

void multiply(Natural& n, uint32_t factor) {
    uint64_t carry = 0;
    for (uint32_t& word : n.words) {
        carry += static_cast<uint64_t>(word) * factor;
        word = static_cast<uint32_t>(carry);
        carry >>= 32;
    }
}

// Sets n to m * 2^shift * 10^power.
[[gnu::noinline]] void set(Natural& n, uint64_t m, int shift, int power) {
    for (uint32_t& word : n.words) word = 0;
    n.words[shift / 32] = static_cast<uint32_t>(m);
    n.words[shift / 32 + 1] = static_cast<uint32_t>(m >> 32);
    multiply(n, uint32_t{1} << shift % 32);
    for (; power > 0; power--) multiply(n, 10);
}

// Below 0, 0, above 0.
int compare(const Natural& a, const Natural& b) {
    for (int i = natural_words - 1; i >= 0; i--) {
        if (a.words[i] != b.words[i]) return a.words[i] < b.words[i] ? -1 : 1;
    }
    return 0;
}

// a must not be below b.
void subtract(Natural& a, const Natural& b) {
    int64_t borrow = 0;
    for (int i = 0; i < natural_words; i++) {
        borrow += static_cast<int64_t>(a.words[i]) - b.words[i];
        a.words[i] = static_cast<uint32_t>(borrow);
        borrow >>= 32;
    }
}

struct Decimal {
    uint32_t digits; // digit_count of them, the first not 0
    int exponent;    // of ten, for the first digit
};

// m is not 0.
Decimal to_decimal(uint64_t m, int e) {
    int log2 = e + 63 - __builtin_clzll(m);
    int k = (log2 * 78'913) >> 18; // floor(log2 * log10(2)), exact for these log2
    Natural top, bottom;
    set(top, m, e > 0 ? e : 0, k < 0 ? -k : 0);
    set(bottom, 1, e < 0 ? -e : 0, k > 0 ? k : 0);

    uint32_t digits = 0;
    for (int count = 0; count < digit_count;) {
        uint32_t digit = 0;
        for (; compare(top, bottom) >= 0; digit++) subtract(top, bottom);
        if (digit >= 10) { // only the first: k was one too small
            k++;
            digits = digit / 10;
            digit %= 10;
            count++;
        }
        digits = digits * 10 + digit;
        if (++count < digit_count) multiply(top, 10);
    }
    multiply(top, 2);
    int rest = compare(top, bottom);
    if (rest > 0 || (rest == 0 && digits % 2 != 0)) digits++;
    if (digits == 10'000'000) { // 9.9999995 and above
        digits /= 10;
        k++;
    }
    return {digits, k};
}

int copy(char* to, const char* text) {
    int bytes = 0;
    for (; text[bytes] != 0; bytes++) to[bytes] = text[bytes];
    return bytes;
}

} // namespace

int format_float(char* to, double value) {
    uint64_t bits = __builtin_bit_cast(uint64_t, value);
    uint64_t m = bits & ((uint64_t{1} << mantissa_bits) - 1);
    int e = static_cast<int>(bits >> mantissa_bits) & 0x7ff;
    bool negative = bits >> 63;
    if (e == 0x7ff) {
        if (m != 0) return copy(to, "NaN");
        return copy(to, negative ? "-Inf" : "+Inf");
    }
    Decimal d = {};
    if (e != 0) m |= uint64_t{1} << mantissa_bits;
    if (m != 0) d = to_decimal(m, (e != 0 ? e : 1) - exponent_bias);

    copy(to, negative ? "-" : "+");
    for (int at = digit_count + 1; at >= 1; at--) {
        if (at == 2) {
            to[at] = '.';
            continue;
        }
        to[at] = static_cast<char>('0' + d.digits % 10);
        d.digits /= 10;
    }
    int exponent = d.exponent < 0 ? -d.exponent : d.exponent;
    to[9] = 'e';
    to[10] = d.exponent < 0 ? '-' : '+';
    to[11] = static_cast<char>('0' + exponent / 100);
    to[12] = static_cast<char>('0' + exponent / 10 % 10);
    to[13] = static_cast<char>('0' + exponent % 10);
    return float_bytes_max;
}

} // namespace predawn
