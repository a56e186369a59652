// memcpy, memmove, memset, memclr and memcmp do what a loop over bytes does, for every size to 300 and those about the
// limits of their ways, at every alignment, however source and target overlap; and touch nothing beside.
// RUN: %cc -O2 -fno-builtin %s -o %t && %t
#include "program.h"

enum { room = 9000, margin = 64, far = 4500 };
static uint8_t memory[room], wanted[room], before[room];
static uint64_t state = 3;

static void fill(void) {
    for (int i = 0; i < room; i += 8) {
        uint64_t random = random_next(&state);
        memcpy(before + i, &random, 8);
    }
    for (int i = 0; i < room; i++) memory[i] = wanted[i] = before[i];
}

static void same(const char *claim) {
    for (int i = 0; i < room; i++) expect(memory[i] == wanted[i], claim);
}

static void move(int to, int from, int bytes) {
    for (int i = 0; i < room; i++) memory[i] = wanted[i] = before[i];
    for (int i = 0; i < bytes; i++) wanted[to + i] = before[from + i];
    expect(memmove(memory + to, memory + from, (size_t)bytes) == memory + to, "memmove returns its target");
    same("memmove");
    if (to < from + bytes && from < to + bytes && to != from) return;
    for (int i = 0; i < room; i++) memory[i] = before[i];
    expect(memcpy(memory + to, memory + from, (size_t)bytes) == memory + to, "memcpy returns its target");
    same("memcpy");
}

static void set(int to, int bytes) {
    for (int i = 0; i < room; i++) memory[i] = wanted[i] = before[i];
    for (int i = 0; i < bytes; i++) wanted[to + i] = 0xa5;
    expect(memset(memory + to, 0x7ffffa5, (size_t)bytes) == memory + to, "memset returns its target");
    same("memset");
    for (int i = 0; i < bytes; i++) wanted[to + i] = 0;
    pd_memclr(memory + to, (size_t)bytes);
    same("memclr");
}

static int sign(int number) { return (number > 0) - (number < 0); }

static void compare(int a, int b, int bytes) {
    for (int i = 0; i < bytes; i++) memory[b + i] = memory[a + i];
    expect(memcmp(memory + a, memory + b, (size_t)bytes) == 0, "equal bytes are equal");
    int step = bytes > 300 ? 61 : 1;
    for (int at = 0; at < bytes; at += step) {
        uint8_t was = memory[b + at];
        memory[b + at] ^= (uint8_t)(1 + random_next(&state) % 255);
        int order = memory[a + at] < memory[b + at] ? -1 : 1;
        uint8_t behind = at + 1 < bytes ? memory[b + at + 1] : 0; // what comes behind the first difference is nothing
        if (at + 1 < bytes) memory[b + at + 1] ^= 0xff;
        expect(sign(memcmp(memory + a, memory + b, (size_t)bytes)) == order, "the first difference decides, unsigned");
        if (at + 1 < bytes) memory[b + at + 1] = behind;
        expect(memcmp(memory + a, memory + b, (size_t)at) == 0, "bytes behind the end do not count");
        memory[b + at] = was;
    }
}

static void size(int bytes) {
    static const int shifts[] = {0, 1, -1, 7, -8, 15, -16, 17, 31, -33, 63, -64, 65, 100, -100, 1000, -1000};
    int start = margin + 1000 + (int)(random_next(&state) % 64);
    for (int i = 0; i < (int)(sizeof shifts / sizeof *shifts); i++) move(start + shifts[i], start, bytes);
    set(start, bytes);
    if (bytes > far - margin - 100) return;
    fill();
    int odd = (int)(random_next(&state) % 32);
    compare(margin + odd, far + (int)(random_next(&state) % 32), bytes);
}

void pd_main(void) {
    fill();
    for (int bytes = 0; bytes <= 300; bytes++) size(bytes);
    static const int limits[] = {511, 512, 513, 1023, 1024, 1025, 2047, 2048, 2049, 3000, 4096, 5000};
    for (int i = 0; i < (int)(sizeof limits / sizeof *limits); i++) size(limits[i]);
    for (int i = 0; i < 200; i++) size((int)(random_next(&state) % 2200));
}
