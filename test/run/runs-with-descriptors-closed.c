// A program whose descriptors 0 to 2 are closed runs, prints nothing, and ends with its status; what it opens first is
// its own, and no report is written into it.
//
// RUN: %cc -O1 %s -o %t
// RUN: %each-mmax %status 5 sh -c 'exec "$@" <&- >&- 2>&-' sh %t %t.file
// RUN: not test -s %t.file
// RUN: %each-mmax %status 2 sh -c 'exec "$@" <&- >&- 2>&-' sh %t %t.file panic
// RUN: not test -s %t.file
#include "program.h"

enum { open_write_create_truncate = 01101 };

static void child(void *channel) { send(channel, 42); }

void pd_main(void) {
    pd_chan *channel = channel_of(0);
    pd_go(child, channel);
    int64_t answer = receive(channel);
    pd_println("into nothing");
    // Descriptor 0; 1 and 2 stay closed.
    expect(pd_syscall(call_open, (int64_t)pd_argv()[1], open_write_create_truncate, 0644, 0, 0, 0) == 0, "it opens");
    if (pd_argc() > 2) pd_panic("into nothing");
    pd_println("into nothing");
    pd_exit(answer == 42 ? 5 : 6);
}
