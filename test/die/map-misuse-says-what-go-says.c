// J4: assigning to the nil map and using a key without a hash are panics with Go's texts, a key of another type is a
// fatal error, and the nil map reads as empty.
// RUN: %cc -O1 %s -I%inputs/run -o %t
// RUN: %status 2 %each-mmax %t nil 2>&1 | FileCheck %s --check-prefix=NIL
// RUN: %status 2 %each-mmax %t nil-word 2>&1 | FileCheck %s --check-prefix=NIL
// RUN: %status 2 %each-mmax %t nil-string 2>&1 | FileCheck %s --check-prefix=NIL
// NIL: {{^}}panic: assignment to entry in nil map{{$}}
// RUN: %status 2 %each-mmax %t put 2>&1 | FileCheck %s --check-prefix=HASH
// RUN: %status 2 %each-mmax %t find 2>&1 | FileCheck %s --check-prefix=HASH
// RUN: %status 2 %each-mmax %t delete 2>&1 | FileCheck %s --check-prefix=HASH
// RUN: %status 2 %each-mmax %t key 2>&1 | FileCheck %s --check-prefix=HASH
// HASH: {{^}}panic: runtime error: hash of unhashable type []int{{( .*)?$}}
// RUN: %status 2 %each-mmax %t other 2>&1 | FileCheck %s --check-prefix=OTHER
// OTHER: {{^}}fatal error: map: the key is of another type{{$}}
#include "program.h"

static const pd_type slice = {24, &pd_alg_none, {"[]int", 5}, PD_KIND_SLICE, 0, 0, 0};
static const pd_type any = {16, &pd_alg_interface, {"interface {}", 12}, PD_KIND_INTERFACE, 0, 0, 0};
static const pd_type text = {16, &pd_alg_string, {"string", 6}, PD_KIND_STRING, 0, 0, 0};
static const pd_map_type of_any = {&any, &any}, of_slices = {&slice, &any}, of_texts = {&text, &any};

static bool is(const char *word) {
    return pd_string_equal(pd_string_from_cstring(pd_argv()[1]), pd_string_from_cstring(word));
}

static void nil_reads_as_empty(const void *key) {
    expect(pd_map_len(0) == 0 && !pd_map_find(0, key) && !pd_map_delete(0, key), "the nil map is empty");
    expect(!pd_map_find_u32(0, 1) && !pd_map_find_u64(0, 1) && !pd_map_find_string(0, text.name), "for words too");
    expect(!pd_map_delete_u32(0, 1) && !pd_map_delete_u64(0, 1) && !pd_map_delete_string(0, text.name), "and these");
    expect(!pd_map_set_or_delete(0, key, 0, false) && !pd_map_get(0, key, 0), "in every form");
    pd_map_clear(0);
}

void pd_main(void) {
    int64_t words[3] = {0, 0, 0};
    pd_any key = {&slice, words};
    pd_map *m = pd_map_new(&of_any, 0);
    nil_reads_as_empty(&key);
    if (is("nil")) pd_map_put(0, &key);
    if (is("nil-word")) pd_map_put_u64(0, 1);
    if (is("nil-string")) pd_map_put_string(0, text.name);
    if (is("put")) pd_map_put(m, &key);
    if (is("find")) pd_map_find(m, &key);
    if (is("delete")) pd_map_delete(m, &key);
    if (is("key")) pd_map_find(pd_map_new(&of_slices, 0), words);
    if (is("other")) pd_map_find_u64(pd_map_new(&of_texts, 0), 1);
    pd_println("nothing happened");
}
