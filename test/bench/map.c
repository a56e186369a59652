// map.c -- hash maps: 1,000,000 random keys inserted, found, missed, visited, deleted; a mix; the same for strings.
#include "bench.h"

enum { keys = 1000000, mixed = 4000000 };

static const pd_type integer = {8, &pd_alg_memory, {"int", 3}, PD_KIND_INT, 0, 0, 0};
static const pd_type text = {16, &pd_alg_string, {"string", 6}, PD_KIND_STRING, 0, 0, 0};
static const pd_map_type of_integers = {&integer, &integer}, of_texts = {&text, &integer};

static uint64_t state = 88172645463325252;

static uint64_t next(void) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static uint64_t *numbers;      // the second half are not in the map
static uint32_t *order;        // in which they are looked up
static pd_string *texts, *others; // the same in other places
static pd_string *absent;      // texts that are not there

static int64_t begin;
static void end(const char *figure, int64_t count) { report(figure, pd_nanotime() - begin, count); }

static void prepare(void) {
    numbers = pd_mal(2 * keys * sizeof *numbers);
    order = pd_mal(keys * sizeof *order);
    texts = pd_mal(keys * sizeof *texts);
    others = pd_mal(keys * sizeof *others);
    absent = pd_mal(keys * sizeof *absent);
    for (int64_t i = 0; i < 2 * keys; i++) numbers[i] = next();
    for (uint32_t i = 0; i < keys; i++) order[i] = i;
    for (uint32_t i = keys - 1; i > 0; i--) {
        uint32_t j = (uint32_t)(next() % (i + 1)), other = order[i];
        order[i] = order[j];
        order[j] = other;
    }
    for (int64_t i = 0; i < keys; i++) {
        char digits[20] = "key-"; // and 16 hexadecimal digits
        for (int k = 0; k < 16; k++) digits[4 + k] = "0123456789abcdef"[numbers[i] >> (60 - 4 * k) & 15];
        texts[i] = pd_string_from_bytes(digits, sizeof digits);
        others[i] = pd_string_from_bytes(digits, sizeof digits);
        digits[0] = 'K';
        absent[i] = pd_string_from_bytes(digits, sizeof digits);
    }
}

static void measure_integers(void) {
    pd_map *m = pd_map_new(&of_integers, 0);
    int64_t sum = 0;
    begin = pd_nanotime();
    for (int64_t i = 0; i < keys; i++) *(int64_t *)pd_map_put_u64(m, numbers[i]) = i;
    end("map-insert", keys);
    begin = pd_nanotime();
    for (int64_t i = 0; i < keys; i++) sum += *(int64_t *)pd_map_find_u64(m, numbers[order[i]]);
    end("map-hit", keys);
    begin = pd_nanotime();
    for (int64_t i = 0; i < keys; i++) sum += pd_map_find_u64(m, numbers[keys + order[i]]) != 0;
    end("map-miss", keys);
    begin = pd_nanotime();
    pd_map_iterator it;
    for (pd_map_iterate(&it, m); it.key; pd_map_next(&it)) sum -= *(int64_t *)it.value;
    end("map-iterate", keys);
    if (sum != 0) pd_panic("a key was lost");
    begin = pd_nanotime();
    for (int64_t i = 0; i < keys; i++) pd_map_delete_u64(m, numbers[order[i]]);
    end("map-delete", keys);
    if (pd_map_len(m) != 0) pd_panic("a key was left");
    begin = pd_nanotime();
    for (int64_t i = 0; i < keys; i++) *(int64_t *)pd_map_put_u64(m, numbers[i]) = i;
    end("map-again", keys);
}

// Half lookups, a quarter each insertions and deletions, of twice as many keys as are there.
static void measure_mix(void) {
    pd_map *m = pd_map_new(&of_integers, 0);
    int64_t found = 0;
    begin = pd_nanotime();
    for (int64_t i = 0; i < mixed; i++) {
        uint64_t what = next(), key = what % keys;
        switch (what >> 62) {
        case 0: *(int64_t *)pd_map_put_u64(m, key) = i; break;
        case 1: pd_map_delete_u64(m, key); break;
        default: found += pd_map_find_u64(m, key) != 0;
        }
    }
    end("map-mix", mixed);
    if (found == 0) pd_panic("nothing was found");
}

static void measure_texts(void) {
    pd_map *m = pd_map_new(&of_texts, 0);
    int64_t sum = 0;
    begin = pd_nanotime();
    for (int64_t i = 0; i < keys; i++) *(int64_t *)pd_map_put_string(m, texts[i]) = i;
    end("map-string-insert", keys);
    begin = pd_nanotime();
    for (int64_t i = 0; i < keys; i++) sum += *(int64_t *)pd_map_find_string(m, others[order[i]]) - i;
    end("map-string-hit", keys);
    begin = pd_nanotime();
    for (int64_t i = 0; i < keys; i++) sum += pd_map_find_string(m, absent[order[i]]) != 0;
    end("map-string-miss", keys);
    begin = pd_nanotime();
    pd_map_iterator it;
    for (pd_map_iterate(&it, m); it.key; pd_map_next(&it)) sum += *(int64_t *)it.value;
    end("map-string-iterate", keys);
    if (sum != (int64_t)keys * (keys - 1) / 2) pd_panic("a text was lost");
    begin = pd_nanotime();
    for (int64_t i = 0; i < keys; i++) pd_map_delete_string(m, others[order[i]]);
    end("map-string-delete", keys);
    if (pd_map_len(m) != 0) pd_panic("a text was left");
}

static void measure_string_mix(void) {
    pd_map *m = pd_map_new(&of_texts, 0);
    int64_t found = 0;
    begin = pd_nanotime();
    for (int64_t i = 0; i < mixed; i++) {
        uint64_t what = next();
        pd_string key = texts[what % (keys / 10)];
        switch (what >> 62) {
        case 0: *(int64_t *)pd_map_put_string(m, key) = i; break;
        case 1: pd_map_delete_string(m, key); break;
        default: found += pd_map_find_string(m, key) != 0;
        }
    }
    end("map-string-mix", mixed);
    if (found == 0) pd_panic("nothing was found");
}

void pd_main(void) {
    prepare();
    measure_integers();
    measure_mix();
    measure_texts();
    measure_string_mix();
    pd_exit(0);
}
