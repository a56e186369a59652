// directory.cpp -- C's directory streams, by which package os reads directories.
//
// One that is closed is used again by the next that is opened: memory is not given back otherwise.
#include "predawn.h"
#include "runtime/gccgo/packages/c_answer.h"
#include "runtime/lock.h"
#include "runtime/mal.h"
#include "sys/file.h"

namespace predawn::gccgo {

namespace {

constexpr int64_t call_getdents64 = 217;
constexpr size_t entries_bytes = 8 << 10;

struct Directory {
    Directory* next; // of those that are closed
    int fd;
    int64_t at, end; // in entries
    alignas(8) char entries[entries_bytes];
};

constinit Lock closed_lock = {};
constinit Directory* closed GUARDED_BY(closed_lock) = nullptr;

// As the kernel writes it, and as C declares it.
struct Entry {
    uint64_t inode;
    int64_t offset;
    uint16_t bytes;
    uint8_t type;
    char name[];
};

Directory* take_closed() {
    Guard hold(closed_lock, Rank::chan);
    Directory* d = closed;
    if (d) closed = d->next;
    return d;
}

} // namespace
} // namespace predawn::gccgo

using namespace predawn;
using namespace predawn::gccgo;

extern "C" {

Directory* gccgo_opendir(int fd) asm("fdopendir");
Entry* gccgo_readdir(Directory* d) asm("readdir64");
int gccgo_closedir(Directory* d) asm("closedir");

Directory* gccgo_opendir(int fd) {
    Directory* d = take_closed();
    if (!d) d = static_cast<Directory*>(mal(sizeof(Directory)));
    d->fd = fd;
    d->at = d->end = 0;
    return d;
}

// Null at the end, and with errno set where the kernel has answered an error.
Entry* gccgo_readdir(Directory* d) {
    if (d->at == d->end) {
        int64_t to = reinterpret_cast<int64_t>(d->entries);
        int64_t bytes = c_answer(sys::sys_call(call_getdents64, d->fd, to, entries_bytes, 0, 0, 0));
        if (bytes <= 0) return nullptr;
        d->at = 0;
        d->end = bytes;
    }
    auto* entry = reinterpret_cast<Entry*>(d->entries + d->at);
    d->at += entry->bytes;
    return entry;
}

int gccgo_closedir(Directory* d) {
    int64_t answer = sys::file_close(d->fd).raw;
    {
        Guard hold(closed_lock, Rank::chan);
        d->next = closed;
        closed = d;
    }
    return static_cast<int>(c_answer(answer));
}
}
