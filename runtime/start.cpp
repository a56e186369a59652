// start.cpp -- boot order, predawn, m0init, exit.
//
// rt0_up_start runs on the OS stack, which becomes m0's g0. Until tls_block_make's result is at FS there is no M, no G
// and no stack protector's canary: nothing that needs one may be called. No system call is made that hello can do
// without.

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/args.h"
#include "runtime/death.h"
#include "runtime/panic.h"
#include "runtime/print.h"
#include "runtime/sched.h"
#include "runtime/stack.h"
#include "runtime/start.h"
#include "sys/pages.h"
#include "sys/thread.h"
#include "sys/time.h"

extern "C" {
using Initialiser = void (*)(int, char**, char**);
[[gnu::weak]] extern const Initialiser __preinit_array_start[], __preinit_array_end[];
[[gnu::weak]] extern const Initialiser __init_array_start[], __init_array_end[];
[[gnu::weak]] void pd_init() __asm__("main.init");
}

namespace predawn {

// What every program touches at its start stands together, on few pages (linker/predawn.ld).
[[gnu::section(".bss.first")]] constinit Sched sched = {};
[[gnu::section(".bss.first")]] constinit M m0 = {};

// A program that can have one goroutine only is linked without the scheduler: nothing in it names one of these.
[[gnu::weak, noreturn]] void sched_begin(G* main);
[[gnu::weak, noreturn]] void goexit();

namespace {

constexpr size_t m0_signal_stack_bytes = 32 << 10;
constexpr size_t m0_tls_bytes = 1024; // room for the thread block and little thread_local data; more is mapped
alignas(64) constinit char m0_signal_stack[m0_signal_stack_bytes] = {};
[[gnu::section(".bss.first")]] alignas(64) constinit char m0_tls[m0_tls_bytes] = {};

// Makes the calling thread m0 on its g0.
void m0_begin(uintptr_t* stack) {
    uintptr_t high = reinterpret_cast<uintptr_t>(stack);
    g0_make(&m0, high - main_stack_bytes, high);
    char* tls = m0_tls;
    char* signal_stack = m0_signal_stack;
    size_t tls_bytes = tls_block_bytes();
    size_t signal_bytes = aux_value(sys::at_minsigstksz) + signal_stack_bytes_min;
    if (tls_bytes > m0_tls_bytes || signal_bytes > m0_signal_stack_bytes) {
        sys::Result<char*> mapped = {sys::pages_map(tls_bytes + signal_bytes).raw};
        if (!mapped.ok()) die_plainly("out of memory");
        signal_stack = mapped.value();
        tls = signal_stack + signal_bytes;
    }
    m0.signal_stack_low = reinterpret_cast<uintptr_t>(signal_stack);
    m0.signal_stack_high = m0.signal_stack_low + signal_bytes;
    m0.tcb = tls_block_make(tls, &m0);
    if (aux_value(sys::at_hwcap2) & sys::hwcap2_fsgsbase) sys::sys_write_fs_base(m0.tcb);
    else if (!sys::set_fs_base(m0.tcb).ok()) die_plainly("arch_prctl failed");
}

void run_initialisers(const Initialiser* fn, const Initialiser* end) {
    for (; fn < end; fn++) (*fn)(args.argc, args.argv, args.envv);
}

// Starts main's goroutine; nothing has run before it but initialisers.
void main_begin() {
    G* g = g_main();
    g_make(g);
    g_prepare(g, main_run, nullptr, g->first_segment.high);
    g->goid = ++sched.goid_last.value; // there is one thread
    m0.g_started.store_relaxed(m0.g_started.load_relaxed() + 1);
    if (sched_begin) sched_begin(g);
    g->state.store_relaxed(GState::running);
    rt0_switch_from_g0(&m0.g0.context, &g->context, 0);
}

} // namespace

[[gnu::weak]] void main_run(void*) { pd_main(); }

} // namespace predawn

using namespace predawn;

extern "C" {

[[noreturn]] void rt0_up_start(uintptr_t* stack) {
    args_begin(stack);
    sys::vdso_image = reinterpret_cast<const void*>(aux_value(sys::at_sysinfo_ehdr));
    m0_begin(stack);
    sched.predawn = true;
    sched.mcount.store_relaxed(1);
    sched.timer_next_ns.store_relaxed(timer_never);
    sched.ms.store_relaxed(&m0);
    signals_begin();
    run_initialisers(__preinit_array_start, __preinit_array_end);
    run_initialisers(__init_array_start, __init_array_end);
    if (pd_init) pd_init();
    main_begin();
    __builtin_trap();
}

[[noreturn]] void rt0_up_goexit() {
    if (goexit) goexit();
    pd_exit(0); // main's was the only goroutine
}

void pd_exit(int status) {
    print_flush_for_exit();
    sys::process_exit(status & 0xff);
}
}
