// tls.cpp -- thread blocks: the program's thread_local data, and the Tcb at the FS base right above it.
//
// "Variant II" of U. Drepper's "ELF Handling For Thread-Local Storage": the data of PT_TLS ends at the thread pointer,
// aligned as the segment asks; compiled code reaches it by negative offsets from FS.

#include "predawn.h"
#include "runtime/args.h"
#include "runtime/m.h"
#include "sys/image.h"

namespace predawn {
namespace {

constexpr size_t tcb_align = 64;

struct Template {
    const char* image;
    size_t image_bytes;
    size_t below; // the image begins this many bytes below the thread pointer
    size_t align;
};
constinit Template tls = {}; // written by the first call of tls_block_bytes, at boot

} // namespace

size_t tls_block_bytes() {
    if (tls.align == 0) {
        tls.align = tcb_align;
        if (const sys::ElfProgramHeader* header = sys::image_segment(sys::pt_tls)) {
            // The end rounded up to the segment's alignment, in addresses of the file: lld does not align the
            // segment's start.
            uintptr_t end = header->address + header->memory_bytes;
            tls.below = header->memory_bytes + (-end & (header->align - (header->align != 0)));
            tls.image = reinterpret_cast<const char*>(sys::image_bias() + header->address);
            tls.image_bytes = header->file_bytes;
            if (header->align > tcb_align) tls.align = header->align;
        }
    }
    return tls.below + tls.align - 1 + sizeof(Tcb);
}

Tcb* tls_block_make(char* at, M* m) {
    uintptr_t thread_pointer = (reinterpret_cast<uintptr_t>(at) + tls.below + tls.align - 1) & -tls.align;
    char* to = reinterpret_cast<char*>(thread_pointer - tls.below);
    for (size_t i = 0; i < tls.image_bytes; i++) to[i] = tls.image[i]; // seldom any: hello has no memcpy
    Tcb* tcb = reinterpret_cast<Tcb*>(thread_pointer);
    tcb->self = tcb;
    // The kernel's 16 random bytes, at any address; the canary's lowest byte is 0, so that no string function can copy
    // it out.
    if (const void* random = reinterpret_cast<const void*>(aux_value(sys::at_random))) {
        __builtin_memcpy(&tcb->canary, random, sizeof tcb->canary);
        tcb->canary &= ~uintptr_t{0xff};
    }
    tcb->stack_limit = m->g0.first_segment.limit;
    tcb->g = &m->g0;
    tcb->m = m;
    return tcb;
}

} // namespace predawn
