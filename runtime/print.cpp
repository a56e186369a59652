// print.cpp -- output in lines: everything between pd_print_begin and pd_print_end is written at once.
//
// One lock, one Writer. Who holds the lock owns the line; `owner` says so to itself, and only to itself: it is read
// without the lock, and equals this M only when this M has set it. Begin and end nest: a piece of text outside of them
// opens a line for itself, one inside adds to the line that is open.
// The lock is held across whatever the program does before the end, also across calls that take other locks. So it
// comes before them all; it has a rank only while it is taken, which checks that no lock of the engine is held then.
#include "runtime/print.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/g.h"
#include "runtime/lock.h"
#include "runtime/panic.h"
#include "runtime/writer.h"

namespace predawn {

namespace {

struct Print {
    Lock lock;
    Atomic<M*> owner; // who holds the lock
    Writer out;         // guarded by lock; how often begin was called without end is in the owner's no_park
};
constinit Print print = {};

// A piece of text: belongs to the open line, or is a line of its own.
class Piece {
public:
    Piece() { pd_print_begin(1); }
    ~Piece() { pd_print_end(); }
    Piece(const Piece&) = delete;
    Piece& operator=(const Piece&) = delete;
    Writer& out = print.out;
};

} // namespace

void print_flush_for_exit() {
    if (print.owner.load_relaxed() == current_m()) flush(print.out);
}

void print_end_down_to(uint32_t no_park) {
    while (current_g()->context.no_park / no_park_line > no_park / no_park_line) pd_print_end();
}

} // namespace predawn

using namespace predawn;

extern "C" {

void pd_print_begin(int fd) NO_LOCK_ANALYSIS {
    M* m = current_m();
    if (print.owner.load_relaxed() != m) {
        lock(print.lock, Rank::user);
        if constexpr (checked) lock_rank_pop(Rank::user);
        print.owner.store_relaxed(m);
        print.out.fd = fd;
    }
    current_g()->context.no_park += no_park_line;
}

void pd_print_end() NO_LOCK_ANALYSIS {
    check(print.owner.load_relaxed() == current_m(), "pd_print_end without pd_print_begin");
    G* g = current_g();
    g->context.no_park -= no_park_line;
    if (g->context.no_park >= no_park_line) return;
    flush(print.out);
    print.owner.store_relaxed(nullptr);
    if constexpr (checked) lock_rank_push(Rank::print);
    unlock(print.lock, Rank::print);
}

void pd_print_bool(bool value) { put(Piece().out, value ? "true" : "false"); }
void pd_print_int(int64_t value) { put_int(Piece().out, value); }
void pd_print_uint(uint64_t value) { put_uint(Piece().out, value); }
void pd_print_hex(uint64_t value) { put_hex(Piece().out, value); }
void pd_print_pointer(const void* pointer) { put_hex(Piece().out, reinterpret_cast<uintptr_t>(pointer)); }
void pd_print_cstring(const char* text) { put(Piece().out, text); }
void pd_print_space() { put_char(Piece().out, ' '); }
void pd_print_newline() { put_char(Piece().out, '\n'); }

void pd_print_string(pd_string value) {
    if (value.len > 0) put_bytes(Piece().out, value.ptr, static_cast<size_t>(value.len));
}

void pd_println(const char* text) {
    Piece line;
    put(line.out, text);
    put(line.out, "\n");
}
}
