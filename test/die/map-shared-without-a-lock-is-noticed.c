// J4: goroutines that write one map at once, or one that writes while another reads or visits it, end the program with
// Go's texts and status 2. So does an equality of the program's own that writes to the map it is called for.
// RUN: %cc -O1 %s -I%inputs/run -o %t
// RUN: env PREDAWN_MAXPROCS=4 %status 2 timeout 60 %t write 2>&1 | FileCheck %s --check-prefix=WRITE
// RUN: env PREDAWN_MAXPROCS=4 %status 2 timeout 60 %t write-foreign 2>&1 | FileCheck %s --check-prefix=WRITE
// WRITE: {{^}}fatal error: concurrent map writes{{$}}
// RUN: env PREDAWN_MAXPROCS=4 %status 2 timeout 60 %t read 2>&1 | FileCheck %s --check-prefix=READ
// RUN: env PREDAWN_MAXPROCS=4 %status 2 timeout 60 %t read-foreign 2>&1 | FileCheck %s --check-prefix=READ
// READ: {{^}}fatal error: concurrent map read and map write{{$}}
// RUN: env PREDAWN_MAXPROCS=4 %status 2 timeout 60 %t visit 2>&1 | FileCheck %s --check-prefix=VISIT
// VISIT: {{^}}fatal error: concurrent map iteration and map write{{$}}
// RUN: %status 2 %each-mmax %t equal-writes 2>&1 | FileCheck %s --check-prefix=WRITE
// RUN: %status 2 %each-mmax %t equal-writes-read 2>&1 | FileCheck %s --check-prefix=READ
#include "program.h"

enum { keys = 50 };

static pd_map *m;

static bool is(const char *word) {
    return pd_string_equal(pd_string_from_cstring(pd_argv()[1]), pd_string_from_cstring(word));
}

static uint64_t own_hash(const void *value, size_t bytes, uint64_t seed) {
    (void)value;
    return bytes + seed;
}

static bool writes;
static bool own_equal(const void *a, const void *b, size_t bytes) {
    int64_t other = 1000;
    if (writes) {
        writes = false;
        pd_map_delete(m, &other);
        pd_map_put(m, &other);
    }
    return memcmp(a, b, bytes) == 0;
}

static const pd_alg own = {own_hash, own_equal, 0, 0};
static const pd_type integer = {8, &pd_alg_memory, {"int", 3}, PD_KIND_INT, 0, 0, 0};
static const pd_type number = {8, &pd_alg_float64, {"float64", 7}, PD_KIND_FLOAT64, 0, 0, 0};
static const pd_type key = {8, &own, {"main.Key", 8}, PD_KIND_INT, 0, 0, 0};
static const pd_map_type of_integers = {&integer, &integer}, of_numbers = {&number, &integer};
static const pd_map_type of_keys = {&key, &integer};

// The keys are there already: nothing moves, so nothing worse can happen before it is noticed.
static void writer(void *arg) {
    (void)arg;
    for (int64_t i = 0;; i++) {
        int64_t k = i % keys;
        pd_map_set(m, &k, &i);
    }
}

static void reader(void *arg) {
    (void)arg;
    for (int64_t i = 0;; i++) {
        int64_t k = i % keys;
        pd_map_find(m, &k);
    }
}

static void visitor(void *arg) {
    (void)arg;
    pd_map_iterator it;
    for (;;) {
        for (pd_map_iterate(&it, m); it.key; pd_map_next(&it)) {}
    }
}

static void fill(const pd_map_type *type) {
    m = pd_map_new(type, keys);
    for (int64_t i = 0; i < keys; i++) pd_map_set(m, &i, &i);
}

void pd_main(void) {
    bool foreign = is("write-foreign") || is("read-foreign"), own_keys = is("equal-writes") || is("equal-writes-read");
    fill(own_keys ? &of_keys : foreign ? &of_numbers : &of_integers);
    int64_t five = 5;
    writes = own_keys;
    if (is("equal-writes")) pd_map_put(m, &five);
    if (is("equal-writes-read")) pd_map_find(m, &five);
    pd_go(is("visit") ? visitor : is("read") || is("read-foreign") ? reader : writer, 0);
    writer(0);
}
