// J4: NaN keys are all different, cannot be found or deleted, and are visited, also when the map has grown meanwhile;
// only a clear removes them. -0 and +0 are one key, and the one that is assigned last is the one that is there.
// RUN: %cc -O2 %s -o %t && %each-mmax %t
#include "program.h"

enum { nans = 5000 };

static const pd_type integer = {8, &pd_alg_memory, {"int", 3}, PD_KIND_INT, 0, 0, 0};
static const pd_type number = {8, &pd_alg_float64, {"float64", 7}, PD_KIND_FLOAT64, 0, 0, 0};
static const pd_type any = {16, &pd_alg_interface, {"interface {}", 12}, PD_KIND_INTERFACE, 0, 0, 0};
static const pd_map_type of_numbers = {&number, &integer}, of_any = {&any, &integer};

static void not_a_number(void) {
    pd_map *m = pd_map_new(&of_numbers, 0);
    double nan = __builtin_nan("");
    for (int64_t i = 0; i < nans; i++) pd_map_set(m, &nan, &i);
    expect(pd_map_len(m) == nans, "each NaN is a key of its own");
    expect(!pd_map_find(m, &nan) && !pd_map_delete(m, &nan), "no NaN is found");
    static bool seen[nans];
    int64_t count = 0;
    pd_map_iterator it;
    for (pd_map_iterate(&it, m); it.key; pd_map_next(&it)) {
        int64_t value = *(int64_t *)it.value;
        if (value < 0) continue; // one of those made below
        expect(!seen[value], "each NaN is visited once");
        seen[value] = true;
        count++;
        for (double other = 0; other < 5; other++) {
            double key = (double)count * 8 + other;
            *(int64_t *)pd_map_put(m, &key) = -1;
        }
    }
    expect(count == nans, "every NaN is visited");
    pd_map_clear(m);
    pd_map_iterate(&it, m);
    expect(!it.key && pd_map_len(m) == 0, "a clear removes each NaN");
}

// The table that is visited is replaced, and then all is cleared.
static void not_a_number_any_more(void) {
    pd_map *m = pd_map_new(&of_numbers, 0);
    double nan = __builtin_nan("");
    for (int64_t i = 0; i < 100; i++) pd_map_set(m, &nan, &i);
    pd_map_iterator it;
    pd_map_iterate(&it, m);
    for (double key = 0; key < 20000; key++) *(int64_t *)pd_map_put(m, &key) = -1;
    pd_map_next(&it);
    expect(it.key && *(int64_t *)it.value >= 0, "a NaN of a table that was replaced is visited");
    pd_map_clear(m);
    pd_map_next(&it);
    expect(!it.key, "and not after a clear");
}

static int64_t zeroes(pd_map *m, double *key) {
    pd_map_iterator it;
    pd_map_iterate(&it, m);
    const pd_any *boxed = it.key;
    *key = it.key ? (boxed->type == &number ? *(double *)boxed->data : *(const double *)it.key) : 1;
    return pd_map_len(m);
}

static void zero_of_either_sign(void) {
    static double plus = 0.0, minus = -0.0;
    pd_any boxed_plus = {&number, &plus}, boxed_minus = {&number, &minus};
    for (int turn = 0; turn < 2; turn++) {
        pd_map *m = pd_map_new(turn ? &of_any : &of_numbers, 0);
        const void *first = turn ? (void *)&boxed_plus : &plus, *second = turn ? (void *)&boxed_minus : &minus;
        double key;
        int64_t value = 1;
        pd_map_set(m, first, &value);
        pd_map_set(m, second, &value);
        expect(zeroes(m, &key) == 1 && __builtin_signbit(key), "-0 takes the place of +0");
        pd_map_set(m, first, &value);
        expect(zeroes(m, &key) == 1 && !__builtin_signbit(key), "+0 takes the place of -0");
        expect(pd_map_find(m, second) != 0 && pd_map_delete(m, second), "either finds it");
    }
}

void pd_main(void) {
    not_a_number();
    not_a_number_any_more();
    zero_of_either_sign();
}
