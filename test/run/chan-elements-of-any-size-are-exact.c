// D7: values of 0 to 65,535 bytes arrive byte for byte: by hand-over in both directions, through a buffer, and without
// a byte written beyond them.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: exact 24
#include "program.h"

enum { bytes_max = 65535, values = 4 };

static unsigned char byte_at(size_t i, int value) { return (unsigned char)(i * 31 + (size_t)value * 7 + 1); }

typedef struct Stream {
    pd_chan *c;
    size_t bytes;
    bool late;
} Stream;

static void sender(void *arg) {
    Stream s = *(Stream *)arg;
    unsigned char *from = pd_mal(s.bytes + 1);
    for (int value = 0; value < values; value++) {
        for (size_t i = 0; i < s.bytes; i++) from[i] = byte_at(i, value);
        if (s.late) pd_sleep(1);
        pd_chan_send(s.c, from);
    }
}

static bool is_exact(size_t bytes, int64_t capacity, bool late) {
    Stream s = {pd_chan_new(bytes, capacity), bytes, late};
    pd_go_copy(sender, &s, sizeof s);
    unsigned char *to = pd_mal(bytes + 16);
    bool right = true;
    for (int value = 0; value < values; value++) {
        for (size_t i = 0; i < bytes + 16; i++) to[i] = 0xa5;
        if (!late) pd_sleep(1);
        right = right && pd_chan_recv(s.c, to);
        for (size_t i = 0; i < bytes; i++) right = right && to[i] == byte_at(i, value);
        for (size_t i = bytes; i < bytes + 16; i++) right = right && to[i] == 0xa5;
    }
    return right;
}

void pd_main(void) {
    static const size_t sizes[] = {0, 1, 7, 8, 9, 4096, 65534, bytes_max};
    int64_t exact = 0;
    for (int i = 0; i < 8; i++) {
        exact += is_exact(sizes[i], 0, true); // the receiver waits
        exact += is_exact(sizes[i], 0, false); // the sender waits
        exact += is_exact(sizes[i], 3, false);
    }
    say("exact", exact);
}
