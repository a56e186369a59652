// start.cpp -- boot order, predawn, m0init, exit.
//
// rt0_up_start runs on the OS stack, which becomes m0's g0. Until tls_block_make's result is at FS there is no M, no G
// and no stack protector's canary: nothing that needs one may be called. No system call is made that hello can do
// without.

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/args.h"
#include "runtime/panic.h"
#include "runtime/print.h"
#include "runtime/sched.h"
#include "runtime/stack.h"
#include "sys/image.h"
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

char* pages_or_die(size_t bytes) {
    sys::Result<void*> mapped = sys::pages_map((bytes + sys::page_bytes - 1) & -sys::page_bytes);
    if (!mapped.ok()) fatal("out of memory");
    return static_cast<char*>(mapped.value());
}

// Makes the calling thread m0 on its g0.
void m0_begin(uintptr_t* stack) {
    uintptr_t high = reinterpret_cast<uintptr_t>(stack);
    g0_make(&m0, high - main_stack_bytes, high);
    size_t bytes = tls_block_bytes();
    Tcb* tcb = tls_block_make(bytes <= m0_tls_bytes ? m0_tls : pages_or_die(bytes), &m0);
    m0.tcb = tcb;
    if (aux_value(sys::at_hwcap2) & sys::hwcap2_fsgsbase) sys::sys_write_fs_base(tcb);
    else if (!sys::set_fs_base(tcb).ok()) __builtin_trap();
    size_t wanted = aux_value(sys::at_minsigstksz) + signal_stack_bytes_min;
    m0.signal_stack_low = reinterpret_cast<uintptr_t>(m0_signal_stack);
    m0.signal_stack_high = m0.signal_stack_low + m0_signal_stack_bytes;
    if (wanted > m0_signal_stack_bytes) {
        wanted = (wanted + sys::page_bytes - 1) & -sys::page_bytes;
        m0.signal_stack_low = reinterpret_cast<uintptr_t>(pages_or_die(wanted));
        m0.signal_stack_high = m0.signal_stack_low + wanted;
    }
}

void run_initialisers() {
    const Args& a = args;
    for (const Initialiser* fn = __preinit_array_start; fn < __preinit_array_end; fn++) (*fn)(a.argc, a.argv, a.envv);
    for (const Initialiser* fn = __init_array_start; fn < __init_array_end; fn++) (*fn)(a.argc, a.argv, a.envv);
    if (pd_init) pd_init();
}

// Starts main's goroutine; nothing has run before it but initialisers.
void main_begin() {
    G* g = g_main();
    g_make(g);
    g_prepare(g, [](void*) { pd_main(); }, nullptr, g->first_segment.high);
    m0.g_started.store_relaxed(m0.g_started.load_relaxed() + 1);
    if (sched_begin) sched_begin(g);
    g->state.store_relaxed(GState::running);
    rt0_switch_from_g0(&m0.g0.context, &g->context, 0);
}

} // namespace
} // namespace predawn

using namespace predawn;

extern "C" {

[[noreturn]] void rt0_up_start(uintptr_t* stack) {
    sys::image_relocate();
    args_begin(stack);
    sys::vdso_image = reinterpret_cast<const void*>(aux_value(sys::at_sysinfo_ehdr));
    m0_begin(stack);
    sched.predawn = true;
    sched.mcount.store_relaxed(1);
    sched.timer_next_ns.store_relaxed(timer_never);
    sched.ms.store_relaxed(&m0);
    signals_begin();
    run_initialisers();
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
