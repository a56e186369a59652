// Select in C++: a goroutine that in each turn either hands out the next number, or takes back a square, or is told to
// end.
//
// RUN: %cc --cc=g++ -O2 %s -o %t && %each-mmax %t | FileCheck %s
// RUN: %cc --cc=clang++-14 -O2 %s -o %t && %each-mmax %t | FileCheck %s
// RUN: %cc --cc=clang++-19 -O2 %s -o %t && %each-mmax %t | FileCheck %s
//
// CHECK: {{^sum of squares: 385$}}
// CHECK-NOT: {{.}}
#include <predawn.h>

namespace {

template <typename T>
struct Channel {
    pd_chan* channel = pd_chan_new(sizeof(T), 0);

    void send(const T& value) const { pd_chan_send(channel, &value); }
    T receive() const {
        T value{};
        pd_chan_recv(channel, &value);
        return value;
    }
    void close() const { pd_chan_close(channel); }
};

// Two of the cases of a select.
template <typename T>
pd_select_case sending(const Channel<T>& to, T& value) {
    pd_select_case c = {};
    c.chan = to.channel;
    c.value = &value;
    c.kind = PD_SELECT_SEND;
    return c;
}

template <typename T>
pd_select_case receiving(const Channel<T>& from, T& value) {
    pd_select_case c = sending(from, value);
    c.kind = PD_SELECT_RECV;
    return c;
}

struct Server {
    Channel<int64_t> numbers, squares, sum;
    Channel<bool> end;

    void serve() const {
        int64_t next = 1, square = 0, total = 0;
        bool ended = false;
        pd_select_case cases[] = {sending(numbers, next), receiving(squares, square), receiving(end, ended)};
        for (;;) {
            switch (pd_select(cases, 3)) {
            case 0: next++; break;
            case 1: total += square; break;
            case 2: sum.send(total); return;
            }
        }
    }
};

} // namespace

void pd_main() {
    Server server;
    pd_go_copy([](void* block) { static_cast<const Server*>(block)->serve(); }, &server, sizeof server);
    for (int i = 0; i < 10; i++) {
        int64_t number = server.numbers.receive();
        server.squares.send(number * number);
    }
    server.end.close(); // a receive from a closed channel is always ready
    int64_t sum = server.sum.receive();
    pd_print_begin(1);
    pd_print_cstring("sum of squares: ");
    pd_print_int(sum);
    pd_print_newline();
    pd_print_end();
}
