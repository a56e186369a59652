// An image with any byte changed gives a function that lies in it, or none; it is never read outside.
//
// A copy of the kernel's image lies right before a page that may not be read. What says how long it is stays as it is.
// RUN: %unit -O2 %s -o %t && %t
#include "expect.h"
#include "runtime/args.h"
#include "sys/pages.h"
#include "sys/vdso.h"

using namespace predawn;

namespace {

constexpr const char* name = "__vdso_clock_gettime";

uint64_t image_bytes(const char* image) {
    const sys::ElfHeader* elf = reinterpret_cast<const sys::ElfHeader*>(image);
    const sys::ElfProgramHeader* load = reinterpret_cast<const sys::ElfProgramHeader*>(image + elf->program_headers);
    expect(load->type == sys::pt_load && load->offset == 0, "the image begins with its loaded part");
    return load->memory_bytes;
}

void expect_inside(const char* image, uint64_t bytes) {
    const void* found = sys::vdso_function(image, name);
    uint64_t offset = static_cast<uint64_t>(static_cast<const char*>(found) - image);
    expect(!found || offset < bytes, "what is found lies in the image");
}

void check_broken(char* image, uint64_t bytes) {
    const sys::ElfHeader* elf = reinterpret_cast<const sys::ElfHeader*>(image);
    uint64_t length_at = elf->program_headers + offsetof(sys::ElfProgramHeader, memory_bytes);
    for (uint64_t at = 0; at < bytes; at++) {
        if (at >= length_at && at < length_at + 8) continue;
        char was = image[at];
        const char values[] = {0, 1, 0x7f, static_cast<char>(0x80), static_cast<char>(0xff),
                               static_cast<char>(was ^ 1)};
        for (char value : values) {
            image[at] = value;
            expect_inside(image, bytes);
        }
        image[at] = was;
    }
}

} // namespace

void pd_main() {
    expect(!sys::vdso_function(nullptr, name), "no image, no function");
    const char* real = reinterpret_cast<const char*>(aux_value(sys::at_sysinfo_ehdr));
    if (!real) return;
    const char* function = static_cast<const char*>(sys::vdso_function(real, name));
    expect(function, "the kernel's image has the clock");
    expect(!sys::vdso_function(real, "__vdso_clock_gettim"), "a part of a name is no name");
    expect(!sys::vdso_function(real, "__vdso_clock_gettime2"), "a longer name is another");

    uint64_t bytes = image_bytes(real);
    uint64_t pages = (bytes + sys::page_bytes - 1) & -sys::page_bytes;
    sys::Result<void*> mapped = sys::pages_map(pages + sys::page_bytes);
    expect(mapped.ok(), "memory for the copy");
    char* room = static_cast<char*>(mapped.value());
    expect(sys::pages_protect(room + pages, sys::page_bytes, sys::prot_none).ok(), "a guard behind the copy");
    char* image = room + ((pages - bytes) & ~uint64_t{7}); // tables are 8-byte aligned
    memcpy(image, real, bytes);
    expect(sys::vdso_function(image, name) == image + (function - real), "a copy has the same function");
    check_broken(image, bytes);
}
