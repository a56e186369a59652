// stack_text.cpp -- runtime.Stack: the caller's traceback as text. Other goroutines are not shown.
#include "predawn.h"
#include "runtime/format.h"
#include "runtime/gccgo/abi.h"
#include "runtime/gccgo/packages/callers.h"
#include "runtime/gccgo/packages/room.h"

using namespace predawn;
using namespace predawn::gccgo;

namespace {

struct Text {
    char* to;
    int64_t len, room;

    void put(pd_string s) {
        for (int64_t i = 0; i < s.len && len < room; i++) to[len++] = s.ptr[i];
    }
    void put(int64_t number) {
        char digits[decimal_bytes_max];
        char* end = digits + sizeof digits;
        char* first = format_number(end, static_cast<uint64_t>(number), 10);
        put({first, end - first});
    }
};

constexpr int64_t callers_max = 100;

int64_t write_stack(const void* frame, pd_slice to) {
    auto* callers = static_cast<Caller*>(pd_mal(callers_max * sizeof(Caller)));
    int64_t count = callers_find(frame, 0, callers, callers_max);
    Text text = {static_cast<char*>(to.ptr), 0, to.len};
    text.put({"goroutine ", 10});
    text.put(pd_goid());
    text.put({" [running]:\n", 12});
    for (int64_t i = 0; i < count; i++) {
        text.put(callers[i].function);
        text.put({"(...)\n\t", 7});
        text.put(callers[i].file);
        text.put({":", 1});
        text.put(callers[i].line);
        text.put({" +", 2});
        text.put(static_cast<int64_t>(callers[i].pc - callers[i].entry));
        text.put({"\n", 1});
    }
    return text.len;
}

} // namespace

extern "C" {

int64_t gccgo_stack(pd_slice to, GoBool all) asm("runtime.Stack");

[[gnu::noinline]] int64_t gccgo_stack(pd_slice to, GoBool) {
    const void* frame = __builtin_frame_address(0);
    int64_t bytes = 0;
    with_room([&] { bytes = write_stack(frame, to); });
    return bytes;
}
}
