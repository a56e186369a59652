// B1: pd_go_copy copies the arguments when it is called, up to 1,024 bytes, to a 16-byte aligned block of the
// goroutine's.
// RUN: %cc -O1 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: exact 1024
#include "program.h"

typedef struct Block {
    int64_t bytes;
    unsigned char rest[PD_GO_BYTES_MAX - sizeof(int64_t)];
} Block;

static pd_chan *answers;

static unsigned char byte_at(int64_t bytes, int64_t i) { return (unsigned char)(bytes * 7 + i); }

static void child(void *arg) {
    Block *block = arg;
    int64_t bytes = block->bytes;
    bool right = ((uintptr_t)arg & 15) == 0;
    pd_gosched();
    for (int64_t i = 0; i < bytes - 8; i++) right = right && block->rest[i] == byte_at(bytes, i);
    send(answers, right);
}

static void small_child(void *arg) { send(answers, ((uintptr_t)arg & 15) == 0); }

void pd_main(void) {
    answers = channel_of(PD_GO_BYTES_MAX);
    static Block block;
    for (int64_t bytes = 1; bytes <= PD_GO_BYTES_MAX; bytes++) {
        block.bytes = bytes;
        for (int64_t i = 0; i < bytes - 8; i++) block.rest[i] = byte_at(bytes, i);
        pd_go_copy(bytes < 8 ? small_child : child, &block, (size_t)bytes);
        for (size_t i = 0; i < sizeof block; i++) ((unsigned char *)&block)[i] = 0xee; // the copy must not see it
        if (bytes % 64 == 0) pd_gosched();
    }
    int64_t right = 0;
    for (int i = 0; i < PD_GO_BYTES_MAX; i++) right += receive(answers);
    say("exact", right);
}
