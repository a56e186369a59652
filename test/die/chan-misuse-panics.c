// D5, D8: closing nil, closing twice, sending on a closed channel, also for who already waits to send, and making a
// channel of an impossible size are panics with Go's texts and status 2.
// RUN: %cc -O1 %s -I%inputs/run -o %t
// RUN: %status 2 %each-mmax %t close-nil 2>&1 | FileCheck %s --check-prefix=CLOSE-NIL
// CLOSE-NIL: {{^}}panic: close of nil channel{{$}}
// RUN: %status 2 %each-mmax %t close-closed 2>&1 | FileCheck %s --check-prefix=CLOSE-CLOSED
// CLOSE-CLOSED: {{^}}panic: close of closed channel{{$}}
// RUN: %status 2 %each-mmax %t send 2>&1 | FileCheck %s --check-prefix=SEND
// RUN: %status 2 %each-mmax %t try-send 2>&1 | FileCheck %s --check-prefix=SEND
// RUN: %status 2 %each-mmax %t waiting-send 2>&1 | FileCheck %s --check-prefix=SEND
// SEND: {{^}}panic: send on closed channel{{$}}
// RUN: %status 2 %each-mmax %t new-negative 2>&1 | FileCheck %s --check-prefix=NEW
// RUN: %status 2 %each-mmax %t new-huge 2>&1 | FileCheck %s --check-prefix=NEW
// RUN: %status 2 %each-mmax %t new-overflow 2>&1 | FileCheck %s --check-prefix=NEW
// NEW: {{^}}panic: makechan: size out of range{{$}}
// RUN: %status 2 %each-mmax %t new-elem 2>&1 | FileCheck %s --check-prefix=ELEM
// ELEM: {{^}}fatal error: makechan: invalid channel element type{{$}}
#include "program.h"

static void sender(void *arg) { send(arg, 1); }

static bool is(const char *word) {
    return pd_string_equal(pd_string_from_cstring(pd_argv()[1]), pd_string_from_cstring(word));
}

static void make_impossible(void) {
    if (is("new-negative")) pd_chan_new(0, -1);
    if (is("new-huge")) pd_chan_new(8, (int64_t)1 << 45);
    if (is("new-overflow")) pd_chan_new(16, (int64_t)1 << 60);
    if (is("new-elem")) pd_chan_new(65536, 0);
}

void pd_main(void) {
    int64_t value = 1;
    pd_chan *c = channel_of(1);
    if (is("close-nil")) pd_chan_close(0);
    make_impossible();
    if (is("waiting-send")) {
        c = channel_of(0);
        pd_go(sender, c);
        await_parked(1);
        pd_chan_close(c);
        pd_block();
    }
    pd_chan_close(c);
    if (is("close-closed")) pd_chan_close(c);
    if (is("send")) pd_chan_send(c, &value);
    if (is("try-send")) pd_chan_try_send(c, &value);
    pd_println("nothing happened");
}
