// The prime sieve in C++, with a type for channels, one for lines, and goroutines that are lambdas.
//
// RUN: %cc --cc=g++ -O2 %s -o %t && %each-mmax %t | FileCheck %s
// RUN: %cc --cc=clang++-14 -O2 %s -o %t && %each-mmax %t | FileCheck %s
// RUN: %cc --cc=clang++-19 -O2 %s -o %t && %each-mmax %t | FileCheck %s
//
// CHECK: {{^2 3 5 7 11 13 17 19 23 29 31 37 41 43 47 53 59 61 67 71$}}
// CHECK-NOT: {{.}}
#include <predawn.h>

namespace {

// A channel of T, which is copied byte by byte. Copies of a Channel are the same channel.
template <typename T>
class Channel {
public:
    explicit Channel(int64_t capacity = 0) : channel_(pd_chan_new(sizeof(T), capacity)) {}
    void send(const T& value) const { pd_chan_send(channel_, &value); }
    T receive() const {
        T value;
        pd_chan_recv(channel_, &value);
        return value;
    }

private:
    pd_chan* channel_;
};

// Starts a goroutine that calls `work`, of which it has a copy: what it captures by value.
template <typename Work>
void go(const Work& work) {
    static_assert(__is_trivially_copyable(Work) && sizeof(Work) <= PD_GO_BYTES_MAX);
    pd_go_copy([](void* block) { (*static_cast<Work*>(block))(); }, &work, sizeof work);
}

// While it lives what is printed is one line. The goroutine must not park meanwhile.
class Line {
public:
    Line() { pd_print_begin(1); }
    ~Line() {
        pd_print_newline();
        pd_print_end();
    }
    Line(const Line&) = delete;
    Line& operator<<(int64_t value) {
        if (used_) pd_print_space();
        used_ = true;
        pd_print_int(value);
        return *this;
    }

private:
    bool used_ = false;
};

} // namespace

void pd_main() {
    Channel<int64_t> numbers;
    go([=] {
        for (int64_t n = 2;; n++) numbers.send(n);
    });
    int64_t primes[20];
    for (int64_t& prime : primes) {
        prime = numbers.receive();
        Channel<int64_t> from = numbers, to;
        go([=, prime = prime] {
            for (;;) {
                int64_t n = from.receive();
                if (n % prime != 0) to.send(n);
            }
        });
        numbers = to;
    }
    {
        Line line;
        for (int64_t prime : primes) line << prime;
    }
    pd_exit(0); // the other goroutines never end
}
