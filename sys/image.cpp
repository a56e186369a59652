// image.cpp -- reads the ELF header that the linker script leaves in the first segment, and relocates a static-PIE.
//
// Until rt0_up_relocate has run no pointer that lies in data may be read: this file uses none.

#include "sys/image.h"

#include "rt0/machine.h"

namespace predawn::sys {
namespace {

struct DynamicEntry {
    int64_t tag;
    uint64_t value;
};
constexpr int64_t dt_null = 0, dt_rela = 7, dt_rela_bytes = 8;

struct Relocation {
    uint64_t offset, info;
    int64_t addend;
};
constexpr uint64_t r_x86_64_relative = 8;

const ElfHeader& elf_header() { return *reinterpret_cast<const ElfHeader*>(__ehdr_start); }

} // namespace

const ElfProgramHeader* image_segment(uint32_t type) {
    auto* header = reinterpret_cast<const ElfProgramHeader*>(__ehdr_start + elf_header().program_headers);
    for (int i = 0; i < elf_header().program_header_count; i++) {
        if (header[i].type == type) return &header[i];
    }
    return nullptr;
}

uintptr_t image_bias() {
    const ElfProgramHeader* first = image_segment(pt_load); // in ascending order (elf(5)): it holds the header
    return reinterpret_cast<uintptr_t>(__ehdr_start) - (first->address - first->offset);
}

bool image_has_code(uintptr_t address) {
    return address - reinterpret_cast<uintptr_t>(__ehdr_start) - 64 < image_segment(pt_load)->file_bytes - 64;
}

} // namespace predawn::sys

using namespace predawn::sys;

extern "C" void rt0_up_relocate() {
    const ElfProgramHeader* dynamic = image_segment(pt_dynamic);
    if (!dynamic) return;
    uintptr_t bias = image_bias();
    uint64_t table = 0, bytes = 0;
    for (auto* entry = reinterpret_cast<const DynamicEntry*>(bias + dynamic->address); entry->tag != dt_null; entry++) {
        if (entry->tag == dt_rela) table = entry->value;
        if (entry->tag == dt_rela_bytes) bytes = entry->value;
    }
    auto* relocation = reinterpret_cast<const Relocation*>(bias + table);
    for (uint64_t i = 0; i < bytes / sizeof(Relocation); i++) {
        if ((relocation[i].info & 0xffffffff) != r_x86_64_relative) __builtin_trap(); // nothing else can be in one
        *reinterpret_cast<uint64_t*>(bias + relocation[i].offset) = bias + static_cast<uint64_t>(relocation[i].addend);
    }
}
