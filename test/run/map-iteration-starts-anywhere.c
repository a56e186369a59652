// J4: iterations of one map begin at different entries, for maps of every size, and each order is met.
// RUN: %cc -O2 %s -o %t && %each-mmax %t
#include "program.h"

static const pd_type integer = {8, &pd_alg_memory, {"int", 3}, PD_KIND_INT, 0, 0, 0};
static const pd_map_type of_integers = {&integer, &integer};

enum { tries = 4000, keys_max = 20000 };

static void check(int64_t count) {
    static bool was_first[keys_max];
    pd_memclr(was_first, sizeof was_first);
    pd_map *m = pd_map_new(&of_integers, 0);
    for (int64_t i = 0; i < count; i++) *(int64_t *)pd_map_put_u64(m, (uint64_t)i) = i;
    int64_t firsts = 0;
    for (int64_t k = 0; k < tries; k++) {
        pd_map_iterator it;
        pd_map_iterate(&it, m);
        int64_t i = *(const int64_t *)it.key;
        firsts += !was_first[i];
        was_first[i] = true;
    }
    // Each entry begins once in a while: behind a gap more often than elsewhere, but with a chance of no less than 1 in
    // 16 in the smallest maps, and little less than 1 in 2 * count in others.
    int64_t sure = count <= 100 ? count : count / 2;
    expect(firsts >= (sure < tries / 8 ? sure : tries / 8), "every entry may be the first");
}

void pd_main(void) {
    for (int64_t count = 1; count <= 20; count++) check(count);
    check(100);
    check(1000);
    check(keys_max);
}
