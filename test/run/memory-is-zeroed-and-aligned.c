// G1: pd_mal gives zeroed, 16-byte aligned memory of its own for any size, 0 to over 2^31 bytes, on every thread,
// also when the memory around it is full of other values.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: right 64
#include "program.h"

static pd_chan *answers;

static bool is_zero(const unsigned char *memory, size_t bytes) {
    for (size_t i = 0; i < bytes; i++) {
        if (memory[i]) return false;
    }
    return true;
}

static void allocate(size_t bytes) {
    unsigned char *memory = pd_mal(bytes);
    expect(((uintptr_t)memory & 15) == 0, "memory is aligned");
    expect(is_zero(memory, bytes), "memory is zeroed");
    memset(memory, 0xee, bytes);
}

static void goroutine(void *arg) {
    uint64_t random = (uint64_t)(intptr_t)arg;
    for (size_t bytes = 0; bytes < 300; bytes++) allocate(bytes);
    for (int shift = 8; shift <= 17; shift++) {
        for (int64_t off = -1; off <= 1; off++) allocate(((size_t)1 << shift) + (size_t)off);
    }
    for (int i = 0; i < 200; i++) {
        allocate((size_t)(random_next(&random) % 5000));
        if (i % 16 == 0) pd_gosched();
    }
    send(answers, 1);
}

// No two pieces overlap: each keeps its own number.
static void pieces_are_apart(void) {
    enum { pieces = 3000 };
    static int64_t *piece[pieces];
    static size_t words[pieces];
    uint64_t random = 99;
    for (int i = 0; i < pieces; i++) {
        words[i] = 1 + (size_t)(random_next(&random) % 300);
        piece[i] = pd_mal_array((int64_t)words[i], sizeof(int64_t));
        for (size_t k = 0; k < words[i]; k++) piece[i][k] = i;
    }
    for (int i = 0; i < pieces; i++) {
        for (size_t k = 0; k < words[i]; k++) expect(piece[i][k] == i, "pieces overlap");
    }
}

void pd_main(void) {
    answers = channel_of(0);
    for (intptr_t i = 1; i <= 64; i++) pd_go(goroutine, (void *)i);
    int64_t right = 0;
    for (int i = 0; i < 64; i++) right += receive(answers);
    pieces_are_apart();
    for (int shift = 18; shift <= 21; shift++) {
        for (int64_t off = -1; off <= 1; off++) allocate(((size_t)1 << shift) + (size_t)off);
    }
    size_t bytes = ((size_t)1 << 31) + 1;
    unsigned char *large = pd_mal(bytes);
    expect(((uintptr_t)large & 15) == 0 && large[0] == 0 && large[bytes - 1] == 0, "over 2 GiB");
    large[bytes - 1] = 1;
    say("right", right);
}
