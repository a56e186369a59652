// D14: after a million sends, receives and selects of all kinds, with time-outs, defaults and closes, no entry stands
// in any queue of any channel.
// RUN: %unit %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// RUN: %unit-debug %s -o %t.debug
// RUN: %each-mmax %t.debug | FileCheck %s --match-full-lines
// CHECK: entries 0
#include "expect.h"
#include "runtime/chan.h"

using namespace predawn;

namespace {

constexpr int64_t channels = 6, goroutines = 20, operations = 52000, together = goroutines * operations;
static_assert(together >= 1'000'000);

pd_chan* chans[channels];
pd_chan* closing[channels]; // replaced now and then; all are kept, to be looked at
pd_chan* all[20000];
Atomic<uint32_t> all_count = {};
pd_chan* done;

uint64_t random_next(uint64_t& state) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state >> 20;
}

pd_chan* make(int64_t capacity) {
    pd_chan* c = pd_chan_new(8, capacity);
    uint32_t at = all_count.fetch_add(1);
    expect(at < sizeof all / sizeof *all, "there is room for the channels");
    all[at] = c;
    return c;
}

// What it takes to be let go by anybody: a partner that comes at random.
void select_at_random(uint64_t& random) {
    pd_select_case cases[4];
    int64_t values[4] = {};
    int64_t count = static_cast<int64_t>(random_next(random) % 4) + 1;
    for (int64_t i = 0; i < count; i++) {
        uint64_t drawn = random_next(random);
        pd_chan* c = drawn % 9 == 0 ? nullptr : chans[drawn / 16 % channels];
        bool sends = drawn & 8192;
        if (!sends && drawn % 7 == 0) c = closing[drawn / 16 % channels];
        cases[i] = {c, &values[i], static_cast<uint32_t>(sends ? PD_SELECT_SEND : PD_SELECT_RECV), false, {}};
    }
    switch (random_next(random) % 4) {
    case 0: pd_select_try(cases, count); break;
    case 1: pd_select_timeout(cases, count, 1); break;
    default: pd_select_timeout(cases, count, 20000); break;
    }
}

void goroutine(void* number) {
    uint64_t random = reinterpret_cast<uintptr_t>(number) * 7919 + 1;
    for (int64_t i = 0; i < operations; i++) {
        uint64_t drawn = random_next(random);
        int64_t value = 1;
        pd_chan* c = chans[drawn / 8 % channels];
        if (drawn % 8 < 3) pd_chan_try_send(c, &value);
        else if (drawn % 8 < 6) pd_chan_try_recv(c, &value, nullptr);
        else select_at_random(random);
        if (number == nullptr && i % 50 == 0) {
            pd_chan* old = closing[drawn / 8 % channels];
            closing[drawn / 8 % channels] = make(0);
            pd_chan_close(old);
        }
    }
    pd_chan_send(done, nullptr);
}

int64_t length(const WaitQueue& queue) {
    int64_t count = 0;
    for (const Waiter* w = queue.first; w; w = w->next) count++;
    return count;
}

// Plain operations that park: as many to send as to receive, so that all end.
void plain(void* sends) {
    int64_t value = 1;
    for (int64_t i = 0; i < operations; i++) {
        if (sends) pd_chan_send(chans[i % channels], &value);
        else pd_chan_recv(chans[i % channels], &value);
    }
    pd_chan_send(done, nullptr);
}

} // namespace

void pd_main() {
    done = pd_chan_new(0, 0);
    for (int64_t i = 0; i < channels; i++) chans[i] = make(i / 2), closing[i] = make(0);
    for (uintptr_t i = 0; i < goroutines; i++) pd_go(goroutine, reinterpret_cast<void*>(i));
    for (int64_t i = 0; i < goroutines; i++) pd_chan_recv(done, nullptr);
    for (int64_t i = 0; i < channels; i++) {
        while (pd_chan_try_recv(chans[i], nullptr, nullptr)) {}
    }
    for (uintptr_t i = 0; i < 4; i++) pd_go(plain, reinterpret_cast<void*>(i % 2));
    for (int64_t i = 0; i < 4; i++) pd_chan_recv(done, nullptr);
    int64_t entries = 0;
    for (uint32_t i = 0; i < all_count.load_relaxed(); i++) {
        const Chan* c = reinterpret_cast<Chan*>(all[i]);
        entries += length(c->receivers) + length(c->senders);
    }
    pd_print_begin(1);
    pd_print_cstring("entries ");
    pd_print_int(entries);
    pd_print_newline();
    pd_print_end();
    pd_exit(0);
}
