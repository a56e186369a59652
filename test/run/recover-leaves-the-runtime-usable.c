// H2: each run-time error can be recovered, has Go's text, and leaves what it concerns as it was: channels, maps,
// strings and slices go on working, and a sender that a close has woken may recover too.
// RUN: %cc -O2 %s -o %t && %each-mmax %t | FileCheck %s --match-full-lines
// RUN: %if release %{ %cc-debug -O0 %s -o %t.debug && %each-mmax %t.debug | FileCheck %s --match-full-lines %}
//      CHECK: runtime error: index out of range {{\[}}5] with length 3
// CHECK-NEXT: runtime error: slice bounds out of range {{\[}}3:2]
// CHECK-NEXT: runtime error: integer divide by zero
// CHECK-NEXT: runtime error: negative shift amount
// CHECK-NEXT: runtime error: invalid memory address or nil pointer dereference
// CHECK-NEXT: runtime error: makeslice: len out of range
// CHECK-NEXT: runtime error: index out of range {{\[}}4] with length 3
// CHECK-NEXT: makechan: size out of range
// CHECK-NEXT: send on closed channel
// CHECK-NEXT: send on closed channel
// CHECK-NEXT: close of closed channel
// CHECK-NEXT: close of nil channel
// CHECK-NEXT: assignment to entry in nil map
// CHECK-NEXT: runtime error: hash of unhashable type main.List
// CHECK-NEXT: runtime error: comparing uncomparable type main.List
// CHECK-NEXT: runtime error: invalid memory address or nil pointer dereference
// CHECK-NEXT: on line 12
// CHECK-NEXT: interface conversion: interface {} is string, not int
// CHECK-NEXT: drained 7 false
// CHECK-NEXT: entries 1
// CHECK-NEXT: a parked sender: send on closed channel
#include "deferring.h"

static pd_chan *closed;
static pd_map *map;
static const pd_type list = {8, &pd_alg_none, {"main.List", 9}, PD_KIND_SLICE, 0, 0, 0},
                     any = {16, &pd_alg_interface, {"interface {}", 12}, PD_KIND_INTERFACE, 0, 0, 0},
                     number = {8, &pd_alg_memory, {"int", 3}, PD_KIND_INT, 0, 0, 0};
static const pd_map_type any_to_number = {&any, &number};
static const int64_t seven = 7;
static const pd_any a_list = {&list, (void *)&seven}, a_number = {&number, (void *)&seven};

FUNCTION fail(void *which) {
    switch ((intptr_t)which) {
    case 0: pd_panic_index(5, 3);
    case 1: pd_panic_slice(3, 2);
    case 2: pd_panic_divide();
    case 3: pd_panic_shift();
    case 4: pd_panic_nil();
    case 5: pd_mal_array(-1, 8); break;
    case 6: pd_string_index(pd_string_from_cstring("abc"), 4); break;
    case 7: pd_chan_new(8, -1); break;
    case 8: pd_chan_send(closed, &seven); break;
    case 9: pd_chan_try_send(closed, &seven); break;
    case 10: pd_chan_close(closed); break;
    case 11: pd_chan_close(0); break;
    case 12: pd_map_put(0, &a_number); break;
    case 13: pd_map_put(map, &a_list); break;
    case 14: pd_any_equal(a_list, a_list); break;
    case 15: {
        pd_defer_frame frame;
        pd_deferred record;
        if (!pd_defer_enter(&frame)) pd_defer(&frame, &record, 0, 0);
        pd_defer_return(&frame);
        break;
    }
    case 16: pd_panic_line(12);
    case 17: {
        int64_t value;
        pd_any_get((pd_any){&pd_type_string, 0}, &number, &value);
    }
    }
    pd_throw("it did not fail");
}

FUNCTION show(void *what) {
    // Its callers have left the stack aligned, as the fastest moves of sixteen bytes need.
    expect((uintptr_t)__builtin_frame_address(0) % 16 == 0, "the stack is not aligned");
    print_text(what, RECOVER());
}

FUNCTION send_parked(void *channel) {
    send(channel, 1);
    pd_throw("the close did not reach it");
}

static void sender(void *channels) {
    pd_chan **channel = channels;
    call_deferring(show, "a parked sender: ", send_parked, channel[0]);
    send(channel[1], 1);
}

void pd_main(void) {
    closed = channel_of(1);
    send(closed, seven);
    pd_chan_close(closed);
    map = pd_map_new(&any_to_number, 0);
    for (intptr_t which = 0; which <= 17; which++) call_deferring(show, "", fail, (void *)which);
    int64_t value = 0;
    pd_chan_recv(closed, &value);
    pd_print_begin(1);
    pd_print_cstring("drained ");
    pd_print_int(value);
    pd_print_space();
    pd_print_bool(pd_chan_recv(closed, &value));
    pd_print_newline();
    pd_print_end();
    pd_map_put(map, &a_number);
    say("entries", pd_map_len(map));
    pd_chan *channels[2] = {channel_of(0), channel_of(0)};
    pd_go(sender, channels);
    await_parked(1);
    pd_chan_close(channels[0]);
    receive(channels[1]);
}
