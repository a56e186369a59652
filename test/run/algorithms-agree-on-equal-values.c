// Values that an algorithm table calls equal have one hash, others another: memory of every size, strings, -0 and +0,
// complex numbers, interfaces; NaN equals nothing and never hashes the same; the tables without an operation say so.
// RUN: %cc -O2 %s -o %t && %each-mmax %t
#include "program.h"

enum { seeds = 50, bytes_max = 150 };

static bool equal_and_hashed(const pd_alg *alg, const void *a, const void *b, size_t bytes) {
    if (!alg->equal(a, b, bytes) || !alg->equal(b, a, bytes)) return false;
    for (uint64_t seed = 0; seed < seeds; seed++) {
        if (alg->hash(a, bytes, seed) != alg->hash(b, bytes, seed)) return false;
    }
    return true;
}

static bool different(const pd_alg *alg, const void *a, const void *b, size_t bytes) {
    if (alg->equal(a, b, bytes) || alg->equal(b, a, bytes)) return false;
    for (uint64_t seed = 0; seed < seeds; seed++) {
        if (alg->hash(a, bytes, seed) == alg->hash(b, bytes, seed)) return false;
    }
    return true;
}

// At every alignment, and a difference in any byte is seen.
static void memory_of_every_size(void) {
    static unsigned char a[bytes_max + 16], b[bytes_max + 16];
    for (size_t bytes = 0; bytes <= bytes_max; bytes++) {
        unsigned char *x = a + bytes % 7, *y = b + bytes % 5;
        for (size_t i = 0; i < bytes; i++) x[i] = y[i] = (unsigned char)(i * 7 + bytes);
        expect(equal_and_hashed(&pd_alg_memory, x, y, bytes), "equal memory is equal");
        pd_string s = {(char *)x, (int64_t)bytes}, t = {(char *)y, (int64_t)bytes};
        expect(equal_and_hashed(&pd_alg_string, &s, &t, sizeof s), "equal strings are equal");
        for (size_t i = 0; i < bytes; i++) {
            y[i] ^= 1;
            expect(different(&pd_alg_memory, x, y, bytes), "one byte makes memory different");
            expect(different(&pd_alg_string, &s, &t, sizeof s), "one byte makes strings different");
            y[i] ^= 1;
        }
        pd_string longer = {(char *)x, (int64_t)bytes + 1};
        expect(different(&pd_alg_string, &s, &longer, sizeof s), "a prefix is another string");
        void *copy = pd_mal(bytes + 1);
        pd_alg_memory.copy(copy, x, bytes);
        expect(equal_and_hashed(&pd_alg_memory, x, copy, bytes), "a copy is equal");
    }
}

static void numbers(void) {
    double zero = 0.0, minus = -0.0, one = 1.0, nan = __builtin_nan("");
    float zero32 = 0.0f, minus32 = -0.0f, one32 = 1.0f, nan32 = __builtin_nanf("");
    expect(equal_and_hashed(&pd_alg_float64, &zero, &minus, 8), "-0 is 0");
    expect(equal_and_hashed(&pd_alg_float32, &zero32, &minus32, 4), "-0 is 0 in 32 bits");
    expect(different(&pd_alg_float64, &zero, &one, 8), "1 is not 0");
    expect(different(&pd_alg_float32, &zero32, &one32, 4), "1 is not 0 in 32 bits");
    expect(different(&pd_alg_float64, &nan, &nan, 8), "NaN is not itself");
    expect(different(&pd_alg_float32, &nan32, &nan32, 4), "NaN is not itself in 32 bits");
    double c[2] = {0.0, 1.0}, d[2] = {-0.0, 1.0}, e[2] = {1.0, 0.0}, f[2] = {1.0, nan};
    expect(equal_and_hashed(&pd_alg_complex128, c, d, 16), "(0+1i) is (-0+1i)");
    expect(different(&pd_alg_complex128, c, e, 16), "(0+1i) is not (1+0i)");
    expect(different(&pd_alg_complex128, f, f, 16), "with a NaN in it nothing is itself");
    float g[2] = {1.0f, -0.0f}, h[2] = {1.0f, 0.0f};
    expect(equal_and_hashed(&pd_alg_complex64, g, h, 8), "(1-0i) is (1+0i) in 32 bits");
    expect(different(&pd_alg_complex64, g, (float[2]){0.0f, 1.0f}, 8), "(1+0i) is not (0+1i) in 32 bits");
}

static const pd_type integer = {8, &pd_alg_memory, {"int", 3}, PD_KIND_INT, 0, 0, 0};
static const pd_type number = {8, &pd_alg_float64, {"float64", 7}, PD_KIND_FLOAT64, 0, 0, 0};
static const pd_type pointer = {8, &pd_alg_memory, {"*int", 4}, PD_KIND_POINTER, PD_TYPE_DIRECT, 0, 0};

static void interfaces(void) {
    int64_t five = 5, also_five = 5, six = 6;
    double zero = 0.0, minus = -0.0;
    pd_any nil = {0, 0}, a = {&integer, &five}, b = {&integer, &also_five}, c = {&integer, &six};
    pd_any d = {&number, &zero}, e = {&number, &minus}, p = {&pointer, &five}, q = {&pointer, &also_five};
    expect(equal_and_hashed(&pd_alg_interface, &nil, &nil, sizeof nil), "nil is nil");
    expect(equal_and_hashed(&pd_alg_interface, &a, &b, sizeof a), "values are compared, not where they are");
    expect(different(&pd_alg_interface, &a, &c, sizeof a), "5 is not 6");
    expect(equal_and_hashed(&pd_alg_interface, &d, &e, sizeof d), "the type's own table compares");
    expect(different(&pd_alg_interface, &p, &q, sizeof p), "pointers are compared as such");
    expect(equal_and_hashed(&pd_alg_interface, &p, &p, sizeof p), "a pointer is itself");
    expect(different(&pd_alg_interface, &a, &nil, sizeof a), "5 is not nil");
    int64_t bits_of_zero = 0;
    pd_any i = {&integer, &bits_of_zero};
    expect(different(&pd_alg_interface, &i, &d, sizeof i), "0 of one type is not 0 of another");
}

void pd_main(void) {
    memory_of_every_size();
    numbers();
    interfaces();
    expect(!pd_alg_none.hash && !pd_alg_none.equal, "pd_alg_none neither hashes nor compares");
}
