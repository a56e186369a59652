// The panics of maps are recovered as run-time errors with Go's texts; one that a key function of the program raises in
// the middle of an operation leaves the map as it was, free to be written, also where it was about to grow.
// RUN: %cc -O2 %s -o %t && %each-mmax %t | FileCheck %s --match-full-lines
//      CHECK: recovered: assignment to entry in nil map
// CHECK-NEXT: recovered: runtime error: hash of unhashable type []int
// CHECK-NEXT: recovered: runtime error: comparing uncomparable type []int
// CHECK-NEXT: recovered: runtime error: hash of unhashable type []int
// CHECK-NEXT: panics 741
#include "deferring.h"

enum { keys = 300 };

static const pd_type integer = {8, &pd_alg_memory, {"int", 3}, PD_KIND_INT, 0, 0, 0};
static const pd_type slice = {24, &pd_alg_none, {"[]int", 5}, PD_KIND_SLICE, 0, 0, 0};
static const pd_type any = {16, &pd_alg_interface, {"interface {}", 12}, PD_KIND_INTERFACE, 0, 0, 0};
static const pd_map_type of_any = {&any, &integer};

static int64_t until_panic = -1;

static uint64_t own_hash(const void *value, size_t bytes, uint64_t seed) {
    if (until_panic >= 0 && until_panic-- == 0) pd_panic("hash");
    return pd_alg_memory.hash(value, bytes, seed);
}

static const pd_alg own = {own_hash, 0, 0, 0};
static pd_alg own_with_equal;
static pd_type key_type = {8, &own_with_equal, {"main.Key", 8}, PD_KIND_INT, 0, 0, 0};
static const pd_map_type of_keys = {&key_type, &integer};

static int64_t panics;

FUNCTION tell(void *arg) {
    (void)arg;
    print_text("recovered: ", RECOVER());
}

FUNCTION count(void *arg) {
    (void)arg;
    if (!is_nil(RECOVER())) panics++;
}

static void put_in_nil(void *arg) { pd_map_put(0, arg); }
static void find_any(void *arg) { pd_map_find(pd_map_new(&of_any, 0), arg); }
static void compare_any(void *arg) { pd_alg_interface.equal(arg, arg, sizeof(pd_any)); }
static void put_any(void *arg) { pd_map_put(pd_map_new(&of_any, 0), arg); }

static pd_map *m;
static void put_key(void *arg) { pd_map_set(m, arg, arg); }

void pd_main(void) {
    int64_t words[3] = {0, 0, 0};
    pd_any unhashable = {&slice, words};
    call_deferring(tell, 0, put_in_nil, &unhashable);
    call_deferring(tell, 0, find_any, &unhashable);
    call_deferring(tell, 0, compare_any, &unhashable);
    call_deferring(tell, 0, put_any, &unhashable);
    own_with_equal = own;
    own_with_equal.equal = pd_alg_memory.equal;
    m = pd_map_new(&of_keys, 0);
    for (int64_t i = 0; i < keys; i++) {
        // In the first call of the hash, in the second (where the map grows), ... until there are not so many.
        for (int64_t calls = 0; pd_map_len(m) == i; calls++) {
            until_panic = calls;
            call_deferring(count, 0, put_key, &i);
            until_panic = -1;
        }
    }
    for (int64_t i = 0; i < keys; i++) {
        const int64_t *value = pd_map_find(m, &i);
        expect(value && *value == i, "every key is there");
    }
    // Once for each key, and for each entry that a growth moves: 7 + 14 + 28 + 56 + 112 + 224 of these.
    say("panics", panics);
}
