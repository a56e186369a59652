// Select in C: a goroutine that in each turn either hands out the next number, or takes back a square, or is told to
// end.
//
// RUN: %cc --cc=gcc -O2 %s -o %t && %each-mmax %t | FileCheck %s
// RUN: %cc --cc=clang-14 -O2 %s -o %t && %each-mmax %t | FileCheck %s
// RUN: %cc --cc=clang-19 -O2 %s -o %t && %each-mmax %t | FileCheck %s
//
// CHECK: {{^sum of squares: 385$}}
// CHECK-NOT: {{.}}
#include <predawn.h>

typedef struct Server {
    pd_chan *numbers, *squares, *end, *sum;
} Server;

static void serve(void *with) {
    const Server *s = with;
    int64_t next = 1, square, sum = 0;
    enum { hand_out, take_back, end, count };
    pd_select_case cases[count] = {
        [hand_out] = {.chan = s->numbers, .value = &next, .kind = PD_SELECT_SEND},
        [take_back] = {.chan = s->squares, .value = &square, .kind = PD_SELECT_RECV},
        [end] = {.chan = s->end, .kind = PD_SELECT_RECV},
    };
    for (;;) {
        switch (pd_select(cases, count)) {
        case hand_out: next++; break;
        case take_back: sum += square; break;
        case end: pd_chan_send(s->sum, &sum); return;
        }
    }
}

static pd_chan *int_channel(void) { return pd_chan_new(sizeof(int64_t), 0); }

void pd_main(void) {
    Server server = {int_channel(), int_channel(), int_channel(), int_channel()};
    pd_go_copy(serve, &server, sizeof server);
    for (int i = 0; i < 10; i++) {
        int64_t number;
        pd_chan_recv(server.numbers, &number);
        number *= number;
        pd_chan_send(server.squares, &number);
    }
    pd_chan_close(server.end); // a receive from a closed channel is always ready
    int64_t sum;
    pd_chan_recv(server.sum, &sum);
    pd_print_begin(1);
    pd_print_cstring("sum of squares: ");
    pd_print_int(sum);
    pd_print_newline();
    pd_print_end();
}
