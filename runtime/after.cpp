// after.cpp -- a channel on which something comes when a time is over: sent by a goroutine that sleeps until then.

#include "predawn.h"
#include "runtime/sched.h"

namespace predawn {
namespace {

struct After {
    pd_chan* channel;
    int64_t milliseconds;
};

void sleep_and_send(void* block) {
    const After* after = static_cast<const After*>(block);
    pd_sleep(after->milliseconds);
    int64_t now_ns = pd_nanotime();
    pd_chan_send(after->channel, &now_ns);
}

} // namespace
} // namespace predawn

using namespace predawn;

extern "C" pd_chan* pd_after(int64_t milliseconds) {
    After after = {pd_chan_new(sizeof(int64_t), 1), milliseconds};
    uintptr_t pc = reinterpret_cast<uintptr_t>(__builtin_return_address(0));
    newproc(sleep_and_send, nullptr, &after, sizeof after, pc);
    return after.channel;
}
