// fault.cpp -- a fault of compiled code becomes a panic, where something is deferred that could recover it.
//
// The handler makes no panic: it runs on the signal stack, in the middle of whatever was interrupted. It changes what
// the kernel puts back on its return, so that the goroutine goes on in rt0_fault, on its own stack, below the red zone,
// as if the instruction had called that. What can be unwound so is code of the program, and the memory functions that
// it calls; the runtime's own code may be in the middle of a change, and a fault there ends the process.

#include "runtime/fault.h"

#include "rt0/machine.h"
#include "runtime/defer.h"
#include "sys/image.h"

namespace predawn {
namespace {

constexpr uintptr_t red_zone_bytes = 128; // below rsp: the interrupted function's own, where its row may point
constexpr uintptr_t raise_bytes = checked ? 112 : 80; // what rt0_fault takes until it asks for room: test/style
constexpr uintptr_t room_bytes = raise_bytes + guard_morestack_bytes;
constexpr uintptr_t call_bytes = 8; // the return address of a memory function, which has no frame, or of a null one
static_assert(guard_small_frame_bytes + call_bytes + red_zone_bytes + sizeof(FaultFrame) + alignof(max_align_t) - 1 +
                      room_bytes <= stack_guard_bytes,
              "a fault can be recovered wherever its function stands");
constexpr uint64_t flags_cleared = 0x40400; // DF, as at any call, and AC: the runtime reads unaligned words

bool is_within(uintptr_t pc, const uint8_t* low, const uint8_t* high) {
    uintptr_t first = reinterpret_cast<uintptr_t>(low), end = reinterpret_cast<uintptr_t>(high);
    return pc - first < end - first;
}

// A memory function and a null function have no frame: their return address is on top of the stack.
bool is_program(const sys::SigContext& at) {
    uintptr_t pc = at.rip;
    if (pc == 0 || is_within(pc, __predawn_memory, __predawn_code)) pc = *reinterpret_cast<const uintptr_t*>(at.rsp);
    return !is_within(pc, __predawn_code, __predawn_code_end);
}

// Goroutines may ask for a panic at any address that faults (runtime/debug's SetPanicOnFault). Records are used again:
// the goid tells whether it was this goroutine.
bool is_asked_for(const Death& d) {
    const G* g = current_g();
    if (g->is_g0 || g->faulty_goid != g->goid || !d.info || d.info->code <= 0) return false;
    return d.info->signal == sys::signal_segv || d.info->signal == sys::signal_bus;
}

struct Line {
    const FaultFrame& fault;
    pd_string text;
};

uint64_t make_line(void* with) {
    Line& line = *static_cast<Line*>(with);
    Writer to;
    to.fd = -1;
    to.used = 0;
    put_form(to, "\n[signal \3 code=\2 addr=\2 pc=\2]", form_text(signal_text(static_cast<int>(line.fault.signal))),
             line.fault.code, line.fault.address, line.fault.pc);
    line.text = pd_string_from_bytes(to.bytes, static_cast<int64_t>(to.used));
    return 0;
}

} // namespace

void die_or_panic(const Death& fatal_otherwise) {
    Death d = fatal_otherwise;
    sys::SigContext& at = const_cast<sys::UContext*>(d.context)->registers; // the kernel's, for us to change
    const Segment* here = current_g()->context.segment;
    bool is_here = at.rsp - here->low <= here->high - here->low;
    uintptr_t sp = (at.rsp - red_zone_bytes - sizeof(FaultFrame)) & -uintptr_t{16};
    bool can_go_on = d.info && is_here && sp - here->low >= room_bytes && is_program(at);
    if (can_go_on && d.crash && is_asked_for(d)) {
        d.crash = false;
        d.form = "panic: runtime error: invalid memory address or nil pointer dereference";
    }
    if (!can_go_on || d.crash || !panic_is_recoverable()) die(d);
    auto* frame = reinterpret_cast<FaultFrame*>(sp);
    constexpr int said_bytes = sizeof "panic: " - 1;
    *frame = {at.rip, at.rsp, static_cast<uint64_t>(d.info->signal), static_cast<uint32_t>(d.info->code),
              d.info->address, reinterpret_cast<uintptr_t>(d.form + said_bytes)};
    at.rsp = sp;
    at.rip = reinterpret_cast<uintptr_t>(rt0_fault);
    at.eflags &= ~flags_cleared;
}

pd_string fault_line(const FaultFrame& fault) {
    Line line = {fault, {}};
    rt0_on_system_stack(make_line, &line);
    return line.text;
}

} // namespace predawn

using namespace predawn;

extern "C" void rt0_up_fault(FaultFrame* frame) {
    Cause cause = {CauseKind::fault, reinterpret_cast<const char*>(frame->text), reinterpret_cast<uintptr_t>(frame), 0};
    panic_start(cause);
}
