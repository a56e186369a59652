// sum.c -- what large-values-pass-everywhere.go calls: with a frame, arguments and results of some size.
#include <stdint.h>

typedef struct {
    int64_t a, b, c;
    double x, y;
    uint8_t rest[200];
} wide;

int64_t c_sum(const uint8_t *bytes, int64_t count);
int64_t c_deep(int64_t depth);
wide c_wide(wide w, int64_t n);

int64_t c_sum(const uint8_t *bytes, int64_t count) {
    int64_t sum = 0;
    for (int64_t i = 0; i < count; i++) sum += bytes[i];
    return sum;
}

int64_t c_deep(int64_t depth) {
    volatile char frame[600];
    frame[depth % 600] = 1;
    return depth == 0 ? 0 : c_deep(depth - 1) + frame[depth % 600];
}

wide c_wide(wide w, int64_t n) {
    w.a += n;
    w.y *= 2;
    w.rest[199]++;
    return w;
}
