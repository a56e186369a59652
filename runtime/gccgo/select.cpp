// select.cpp -- select: gccgo's cases are two words each, the senders first; the engine's have room to wait in.
//
// They are made on the goroutine's stack, where they stay while it is parked. Prologues of ours ask for no stack, so
// there is a function for each of a few sizes, called where it has the room.
#include "rt0/machine.h"
#include "runtime/gccgo/abi.h"
#include "runtime/gccgo/turn.h"
#include "runtime/limits.h"

using namespace predawn;
using namespace predawn::gccgo;

namespace {

struct GoCase {
    pd_chan* chan;
    void* value;
};

struct Chosen {
    int64_t index;
    bool received;
};

struct Request {
    const GoCase* cases;
    int64_t senders, count;
    bool block;
    Chosen chosen;
};

[[gnu::noinline]] Chosen gccgo_choose(const Request& request, pd_select_case* cases) {
    for (int64_t i = 0; i < request.count; i++) {
        cases[i].chan = request.cases[i].chan;
        cases[i].value = request.cases[i].value;
        cases[i].kind = i < request.senders ? PD_SELECT_SEND : PD_SELECT_RECV;
    }
    int64_t index = request.block ? pd_select(cases, request.count) : pd_select_try(cases, request.count);
    return {index, index >= request.senders && cases[index].ok};
}

constexpr uintptr_t engine_bytes = 2 * guard_runtime_bytes; // of a select, and of the functions here

template <int64_t count>
[[gnu::noinline]] void gccgo_select_run(void* with) {
    Request& request = *static_cast<Request*>(with);
    pd_select_case cases[count];
    request.chosen = gccgo_choose(request, cases);
}

template <int64_t count>
inline void run(Request& request) {
    rt0_call_with_room(gccgo_select_run<count>, &request, count * sizeof(pd_select_case) + engine_bytes);
}

} // namespace

extern "C" {

Chosen gccgo_select(const GoCase* cases, uint16_t* order, int64_t senders, int64_t receivers, GoBool block)
    asm("runtime.selectgo");

Chosen gccgo_select(const GoCase* cases, uint16_t*, int64_t senders, int64_t receivers, GoBool block) {
    Request request = {cases, senders, senders + receivers, block, {-1, false}};
    if (request.count > PD_SELECT_CASES_MAX) pd_throw("select: too many cases");
    if (request.count <= 4) run<4>(request);
    else if (request.count <= 16) run<16>(request);
    else if (request.count <= 256) run<256>(request);
    else run<PD_SELECT_CASES_MAX>(request);
    if (request.chosen.index < 0) give_turn();
    return request.chosen;
}
}
