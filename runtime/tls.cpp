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

Template tls_template() {
    const sys::ElfProgramHeader* header = sys::image_segment(sys::pt_tls);
    if (!header) return {nullptr, 0, 0, tcb_align};
    size_t align = header->align > tcb_align ? header->align : tcb_align;
    // The end rounded up to the segment's alignment, in addresses of the file: lld does not align the segment's start.
    uintptr_t end = header->address + header->memory_bytes;
    size_t below = header->memory_bytes + (header->align > 1 ? -end & (header->align - 1) : 0);
    auto* image = reinterpret_cast<const char*>(sys::image_bias() + header->address);
    return {image, header->file_bytes, below, align};
}

size_t round_up(size_t bytes, size_t align) { return (bytes + align - 1) & -align; }

} // namespace

size_t tls_block_bytes() {
    Template t = tls_template();
    return round_up(t.below, t.align) + t.align - 1 + sizeof(Tcb);
}

Tcb* tls_block_make(char* at, M* m) {
    Template t = tls_template();
    uintptr_t data = round_up(reinterpret_cast<uintptr_t>(at), t.align);
    uintptr_t thread_pointer = data + round_up(t.below, t.align);
    if (t.below > 0) memcpy(reinterpret_cast<void*>(thread_pointer - t.below), t.image, t.image_bytes);
    Tcb* tcb = reinterpret_cast<Tcb*>(thread_pointer);
    tcb->self = tcb;
    // The kernel's 16 random bytes, at any address; the canary's lowest byte is 0, so that no string function can copy
    // it out.
    if (uint64_t random = aux_value(sys::at_random)) {
        memcpy(&tcb->canary, reinterpret_cast<const void*>(random), sizeof tcb->canary);
        tcb->canary &= ~uintptr_t{0xff};
    }
    tcb->stack_limit = m->g0.first_segment.limit;
    tcb->g = &m->g0;
    tcb->m = m;
    return tcb;
}

} // namespace predawn
