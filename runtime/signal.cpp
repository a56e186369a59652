// signal.cpp -- the fatal signals: which are a program's mistake, which are a crash, which only ask for a report.
//
// A handler runs on its M's alternate stack. It reports, or stands still while another M reports, and does not return
// to the program; so what it interrupted stays as it was. But a fault that the program may recover is a panic on the
// goroutine's own stack, and the handler returns into that (fault.cpp).

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/death.h"
#include "runtime/fault.h"
#include "runtime/m.h"
#include "runtime/others.h"
#include "runtime/panic.h"
#include "runtime/sched.h"
#include "sys/signal.h"

namespace predawn {

namespace {

constexpr int code_kernel = 0x80; // SI_KERNEL: an address that is none; `address` tells nothing
constexpr int code_divide = 1;    // FPE_INTDIV

// Number, then name; Go's texts.
constexpr char signals[] = "\3SIGQUIT: quit\0"
                           "\4SIGILL: illegal instruction\0"
                           "\5SIGTRAP: trace trap\0"
                           "\6SIGABRT: abort\0"
                           "\7SIGBUS: bus error\0"
                           "\10SIGFPE: floating-point exception\0"
                           "\13SIGSEGV: segmentation violation\0"
                           "\37SIGSYS: bad system call\0";

[[gnu::cold]] const char* next_text(const char* text) {
    while (*text++ != 0) {}
    return text;
}

// A system stack that is full: the fault is where rsp points.
[[gnu::cold]] bool is_overflow(uintptr_t address, uintptr_t sp) {
    constexpr uintptr_t near_bytes = 4096;
    return address - (sp - near_bytes) < 2 * near_bytes && (current_g()->is_g0 || current_tcb()->system_sp == 0);
}

} // namespace

[[gnu::cold]] const char* signal_text(int signal) {
    const char* entry = signals;
    while (*entry != 0 && *entry != signal) entry = next_text(entry);
    return entry + 1;
}

[[gnu::cold]] void signals_begin() {
    const M* m = current_m();
    auto* stack = reinterpret_cast<void*>(m->signal_stack_low);
    int64_t failed = sys::signal_stack(stack, m->signal_stack_high - m->signal_stack_low).raw;
    if (m == &m0) {
        for (const char* entry = signals; *entry; entry = next_text(entry)) failed |= sys::signal_handle(*entry).raw;
    }
    if (failed) die_plainly("signals refused"); // a handler would run on whatever stack there is
}

// Where nothing is ever deferred. That of fault.cpp takes its place in a program that defers.
[[gnu::weak, gnu::cold]] void die_or_panic(const Death& d) { die(d); }

[[gnu::cold]] void put_signal(Writer& to, const Death& d) {
    const sys::SigInfo& info = *d.info;
    uint64_t pc = d.context->registers.rip;
    uint64_t code = static_cast<uint32_t>(info.code);
    if (!d.crash) { // only a fault is a panic
        put_form(to, "[signal \3 code=\2 addr=\2 pc=\2]\n", form_text(signal_text(info.signal)), code, info.address,
                 pc);
        return;
    }
    bool sent = info.code <= 0;
    put_form(to, sent ? "PC=\2 m=\1 code=\2 sent by process \1\n" : "PC=\2 m=\1 code=\2 addr=\2\n", pc,
             static_cast<uint64_t>(current_m()->id), code, sent ? static_cast<uint32_t>(info.address) : info.address);
}

[[gnu::cold]] void put_registers(Writer& to, const sys::SigContext& r) {
    const char* name = "\nr8 \0r9 \0r10\0r11\0r12\0r13\0r14\0r15\0rdi\0rsi\0rbp\0rbx\0rdx\0rax\0rcx\0rsp\0rip\0"
                       "rflags\0";
    for (const uint64_t* value = &r.r8; *name; name = next_text(name)) {
        put_form(to, "\3    \2\n", form_text(name), *value++);
    }
}

} // namespace predawn

using namespace predawn;

// A hardware fault on a null pointer or a division is a panic, where compiled code runs: on a goroutine, or in predawn.
[[gnu::cold]] void sys::sys_up_signal(int signal, SigInfo* info, UContext* context) {
    if (const M* dying = dying_m()) {
        if (dying != current_m()) stop_for_ever(context);
        if (info->code <= 0) return; // sent once more, to the process: the report goes on
    }
    Death d = {"\3", form_text(signal_text(signal)), 0, 0, info, context, true, Shown::all};
    bool hardware = info->code > 0 && info->code < code_kernel; // what was sent is 0 or below
    bool compiled_code = !current_g()->is_g0 || sched.predawn;
    const char* mistake = nullptr;
    if (hardware && signal == signal_segv) { // the kernel says 0 of what SIGBUS cannot tell
        if (info->address < 4096) {
            mistake = "panic: runtime error: invalid memory address or nil pointer dereference";
        } else if (is_overflow(info->address, context->registers.rsp)) {
            d.info = nullptr;
            d.crash = false;
            d.shown = Shown::nothing;
            d.form = "fatal error: stack overflow on the system stack";
        }
    } else if (hardware && signal == signal_fpe && info->code == code_divide) {
        mistake = "panic: runtime error: integer divide by zero";
    }
    if (mistake && compiled_code) {
        d.crash = false;
        d.form = mistake;
    }
    die_or_panic(d);
}
