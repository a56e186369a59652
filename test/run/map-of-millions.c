// Millions of entries are inserted, found, visited and deleted, integers and strings, each exactly once and in constant
// time; and no insertion takes long, however large the map is.
// RUN: %cc -O2 %s -o %t && %t 1000000 200000
#include "program.h"

static const pd_type integer = {8, &pd_alg_memory, {"int", 3}, PD_KIND_INT, 0, 0, 0};
static const pd_type text = {16, &pd_alg_string, {"string", 6}, PD_KIND_STRING, 0, 0, 0};
static const pd_map_type of_integers = {&integer, &integer}, of_texts = {&text, &integer};

// Different numbers for different i.
static uint64_t key_of(int64_t i) { return (uint64_t)i * 0x9e3779b97f4a7c15 ^ (uint64_t)i >> 20; }

static pd_string text_of(int64_t i, char *to) {
    int64_t length = 0;
    for (uint64_t rest = (uint64_t)i; rest > 0; rest /= 10) to[length++] = (char)('0' + rest % 10);
    while (length < 5 + i % 30) to[length++] = '.';
    return (pd_string){to, length};
}

// Every value below `count` once.
static void visit_all(pd_map *m, int64_t count) {
    unsigned char *seen = pd_mal((size_t)count);
    int64_t visited = 0;
    pd_map_iterator it;
    for (pd_map_iterate(&it, m); it.key; pd_map_next(&it), visited++) {
        int64_t i = *(int64_t *)it.value;
        expect(i >= 0 && i < count && seen[i]++ == 0, "each entry is visited once");
    }
    expect(visited == count && pd_map_len(m) == count, "each entry is visited");
}

static void integers(int64_t count) {
    pd_map *m = pd_map_new(&of_integers, 0);
    for (int64_t i = 0; i < count; i++) *(int64_t *)pd_map_put_u64(m, key_of(i)) = i;
    visit_all(m, count);
    for (int64_t i = 0; i < count; i++) {
        const int64_t *value = pd_map_find_u64(m, key_of(i));
        expect(value && *value == i, "each key is found");
        expect(!pd_map_find_u64(m, key_of(i + count)), "no other is");
    }
    for (int64_t i = 0; i < count; i += 2) expect(pd_map_delete_u64(m, key_of(i)), "each second is deleted");
    for (int64_t i = 0; i < count; i++) {
        expect((pd_map_find_u64(m, key_of(i)) != 0) == i % 2, "the others stay");
    }
    for (int64_t i = 1; i < count; i += 2) expect(pd_map_delete_u64(m, key_of(i)), "they are deleted too");
    visit_all(m, 0);
}

static void texts(int64_t count) {
    char buffer[64];
    pd_map *m = pd_map_new(&of_texts, 0);
    for (int64_t i = 0; i < count; i++) {
        pd_string key = text_of(i, buffer);
        *(int64_t *)pd_map_put_string(m, pd_string_from_bytes(key.ptr, key.len)) = i;
    }
    visit_all(m, count);
    for (int64_t i = 0; i < count; i++) {
        const int64_t *value = pd_map_find_string(m, text_of(i, buffer));
        expect(value && *value == i, "each text is found");
        expect(!pd_map_find_string(m, text_of(i + count, buffer)), "no other is");
    }
    for (int64_t i = 0; i < count; i++) expect(pd_map_delete_string(m, text_of(i, buffer)), "each is deleted");
    visit_all(m, 0);
}

void pd_main(void) {
    integers(pd_atoi(pd_argv()[1]));
    texts(pd_atoi(pd_argv()[2]));
}
