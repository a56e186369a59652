// F2: frames of 0 bytes to 1 MiB, variable-length arrays, arguments and results on the stack, in vector registers
// and by the dozen survive a call that moves to another segment, whatever room the caller's segment has left.
// RUN: %cc -O0 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// RUN: %cc --cc=clang-19 -O2 -DNO_VARARGS %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: depths 700
#include "program.h"
#include <stdarg.h>

#define NOINLINE __attribute__((noinline))

typedef struct Large {
    int64_t words[100];
} Large;
typedef double Vector __attribute__((vector_size(16)));
typedef struct Pair {
    double a;
    int64_t b;
} Pair;

static NOINLINE int64_t with_dozen(int64_t a, int64_t b, int64_t c, int64_t d, int64_t e, int64_t f, int64_t g,
                                   int64_t h, int64_t i, int64_t j, int64_t k, int64_t l) {
    volatile char frame[300];
    frame[g & 255] = 1;
    return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h + 9 * i + 10 * j + 11 * k + 12 * l;
}

static NOINLINE int64_t with_large(Large x, int64_t n, Large y) {
    volatile char frame[5000];
    frame[n & 255] = 1;
    return x.words[0] + x.words[99] * 3 + y.words[50] * 5 + n * 7;
}

static NOINLINE Large gives_large(int64_t n) {
    volatile char frame[2000];
    frame[n & 255] = 1;
    Large result;
    for (int i = 0; i < 100; i++) result.words[i] = n + i;
    return result;
}

static NOINLINE Pair gives_pair(double a, int64_t b) {
    volatile char frame[1000];
    frame[b & 255] = 1;
    return (Pair){a * 2, b * 3};
}

static NOINLINE Vector with_vectors(Vector a, Vector b, Vector c, Vector d, Vector e, Vector f, Vector g, Vector h,
                                    Vector on_stack) {
    volatile char frame[4000];
    frame[(int)a[0] & 255] = 1;
    return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h + 9 * on_stack;
}

static NOINLINE long double with_x87(long double a, long double b) {
    volatile char frame[700];
    frame[(int)a & 255] = 1;
    return a * b;
}

#ifdef NO_VARARGS
static int64_t sum_of(int count, ...);
enum { has_varargs = 0 };
#else
static NOINLINE int64_t sum_of(int count, ...) {
    volatile char frame[400];
    frame[count & 255] = 1;
    va_list values;
    va_start(values, count);
    int64_t sum = 0;
    for (int i = 0; i < count; i++) sum += va_arg(values, int64_t) + (int64_t)va_arg(values, double);
    va_end(values);
    return sum;
}
enum { has_varargs = 1 };
#endif

// Frames that fit no segment of this test: after a park these calls always go the slow way, with every register in use.
enum { bytes_never_there = 300000 };

static NOINLINE double with_all_registers(int64_t a, int64_t b, int64_t c, int64_t d, int64_t e, int64_t f, double g,
                                          double h, double i, double j, double k, double l, double m, double n) {
    volatile char frame[bytes_never_there];
    frame[0] = frame[bytes_never_there - 1] = 1;
    double integers = (double)(a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f);
    return integers + g + 2 * h + 3 * i + 4 * j + 5 * k + 6 * l + 7 * m + 8 * n;
}

static NOINLINE int64_t with_all_and_stack(int64_t a, int64_t b, int64_t c, int64_t d, int64_t e, int64_t f, int64_t g,
                                           Large h) {
    volatile char frame[bytes_never_there];
    frame[0] = frame[bytes_never_there - 1] = 1;
    return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h.words[0] + 9 * h.words[99];
}

static NOINLINE int64_t with_array(int64_t length) {
    volatile unsigned char array[length];
    for (int64_t i = 0; i < length; i += 64) array[i] = (unsigned char)(i >> 6);
    int64_t right = 0;
    for (int64_t i = 0; i < length; i += 64) right += array[i] == (unsigned char)(i >> 6);
    return right;
}

static NOINLINE int64_t frame_0(int64_t n) { return n + 1; }
static NOINLINE int64_t frame_128(int64_t n) {
    volatile int64_t frame[16];
    frame[n & 15] = n;
    return frame_0(frame[n & 15]);
}
static NOINLINE int64_t frame_256(int64_t n) {
    volatile int64_t frame[32];
    frame[n & 31] = n;
    return frame_128(frame[n & 31]);
}
static NOINLINE int64_t frame_4k(int64_t n) {
    volatile int64_t frame[512];
    frame[0] = frame[511] = n;
    return frame_256(frame[0]) + frame[511];
}
static NOINLINE int64_t frame_64k(int64_t n) {
    volatile int64_t frame[8192];
    frame[0] = frame[8191] = n;
    return frame_4k(frame[0]) + frame[8191];
}
static NOINLINE int64_t frame_1m(int64_t n) {
    volatile int64_t frame[131072];
    frame[0] = frame[131071] = n;
    return frame_64k(frame[0]) + frame[131071];
}

static pd_chan *to_partner;

static void partner(void *arg) {
    while (pd_chan_recv(arg, 0)) {}
}

// Parks, which gives back the segment that is kept: the next call that does not fit gets a new one, the slow way.
static void forget_kept_segment(int64_t n) {
    pd_chan_send(to_partner, &n);
    pd_chan_send(to_partner, &n);
}

static NOINLINE void probe_arguments(int64_t n) {
    forget_kept_segment(n);
    expect(with_dozen(n, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) == n + 572, "twelve arguments");
    forget_kept_segment(n);
    Large large = gives_large(n);
    expect(large.words[0] == n && large.words[99] == n + 99, "a large result");
    forget_kept_segment(n);
    expect(with_large(large, 1, large) == n + 3 * (n + 99) + 5 * (n + 50) + 7, "large arguments");
    forget_kept_segment(n);
    Pair pair = gives_pair((double)n, n);
    expect(pair.a == (double)n * 2 && pair.b == n * 3, "a result in two kinds of register");
    Vector v = {(double)n, 1};
    forget_kept_segment(n);
    Vector sum = with_vectors(v, v, v, v, v, v, v, v, v);
    expect(sum[0] == 45 * (double)n && sum[1] == 45, "vectors");
    forget_kept_segment(n);
    expect(with_x87((long double)n, 3) == (long double)(3 * n), "x87 values");
    if (n % 10 == 0) {
        forget_kept_segment(n);
        double x = (double)n;
        expect(with_all_registers(n, 1, 2, 3, 4, 5, x, 1, 2, 3, 4, 5, 6, 7) == 2 * x + 238, "all registers, slowly");
        forget_kept_segment(n);
        expect(with_all_and_stack(n, 1, 2, 3, 4, 5, 6, large) == 18 * n + 112 + 891, "arguments on the stack, slowly");
    }
    if (has_varargs) {
        double d = (double)n * 10; // another each time: what a call before left on the stack is not right
        forget_kept_segment(n);
        expect(sum_of(6, n, d, n, d + 1, n, d + 2, n, d, n, d, n, d) == 66 * n + 3, "variable arguments");
        expect(sum_of(2, n, d + 5, n, d + 6) == 22 * n + 11, "variable arguments, the fast way");
    }
}

static NOINLINE void probe_frames(int64_t n) {
    forget_kept_segment(n);
    expect(frame_256(n) == n + 1, "small frames");
    expect(frame_64k(n) == 3 * n + 1, "frames of pages");
    if (n % 50 == 0) expect(frame_1m(n) == 4 * n + 1, "a frame of a mebibyte");
    static const int64_t lengths[] = {1, 100, 1000, 5000, 70000, 1000000};
    for (int i = 0; i < (n % 50 == 0 ? 6 : 4); i++) {
        expect(with_array(lengths[i]) == (lengths[i] + 63) / 64, "a variable-length array");
    }
}

static NOINLINE int64_t descend(int64_t n) {
    probe_arguments(n);
    probe_frames(n);
    return n == 0 ? 0 : descend(n - 1) + 1;
}

static void goroutine(void *done) { send(done, descend(699) + 1); }

void pd_main(void) {
    to_partner = channel_of(0);
    pd_go(partner, to_partner);
    pd_chan *done = channel_of(0);
    pd_go(goroutine, done);
    say("depths", receive(done));
    pd_chan_close(to_partner);
}
