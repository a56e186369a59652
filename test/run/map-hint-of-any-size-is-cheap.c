// A hint of any number of entries costs little before they come: no map with one takes 100 MB.
// RUN: %cc -O2 %s -o %t && %t
#include "program.h"

static const pd_type integer = {8, &pd_alg_memory, {"int", 3}, PD_KIND_INT, 0, 0, 0};
static const pd_type empty = {0, &pd_alg_memory, {"struct {}", 9}, PD_KIND_STRUCT, 0, 0, 0};
static const pd_map_type type = {&integer, &integer}, set = {&integer, &empty};

static void try(const pd_map_type *of, int64_t hint) {
    int64_t before = resident_bytes(), key = 5;
    pd_map *m = pd_map_new(of, hint);
    pd_map_put(m, &key);
    expect(pd_map_len(m) == 1 && pd_map_find(m, &key), "one entry");
    expect(resident_bytes() - before < 100000000, "little is resident");
}

void pd_main(void) {
    for (int shift = 20; shift < 63; shift += 3) {
        try(&type, (int64_t)1 << shift);
        if (shift % 4 == 0) try(&set, ((int64_t)1 << shift) - 1);
    }
    try(&type, INT64_MAX);
    try(&type, INT64_MIN);
}
