// exe.cpp -- the program's own file.

#include "runtime/exe.h"

#include "rt0/atomic.h"
#include "sys/file.h"

namespace predawn {
namespace {

constinit Atomic<const char*> file = {}; // mapped; null: not tried
constinit uint64_t file_bytes = 0;       // published with it; 0: there is none

// Two Ms may do this at once: both find the same, one mapping more is no harm.
[[gnu::cold]] void file_map() {
    const char* mapped = "";
    // A call that fails gives what the next one refuses: no descriptor, no size.
    int opened = sys::file_open("/proc/self/exe", sys::open_read | sys::open_cloexec).value();
    int64_t bytes = sys::file_seek(opened, 0, sys::seek_end).value();
    sys::Result<const char*> pages = sys::file_pages(opened, bytes);
    if (pages.ok()) {
        mapped = pages.value();
        file_bytes = static_cast<uint64_t>(bytes);
    }
    (void)sys::file_close(opened);
    file.store_release(mapped); // pairs with exe_header's acquire: file_bytes is seen
}

} // namespace

[[gnu::cold]] const char* exe_part(uint64_t offset, uint64_t bytes) {
    return offset <= file_bytes && bytes <= file_bytes - offset ? file.load_relaxed() + offset : nullptr;
}

[[gnu::cold]] const sys::ElfHeader* exe_header() {
    if (!file.load_acquire()) file_map(); // acquire: pairs with file_map's release
    return reinterpret_cast<const sys::ElfHeader*>(exe_part(0, sizeof(sys::ElfHeader)));
}

[[gnu::cold]] const sys::ElfSectionHeader* exe_section(uint32_t number) {
    const auto& header = *reinterpret_cast<const sys::ElfHeader*>(file.load_relaxed());
    uint64_t at = header.section_headers + uint64_t{number} * sizeof(sys::ElfSectionHeader);
    if (number >= header.section_header_count) return nullptr;
    return reinterpret_cast<const sys::ElfSectionHeader*>(exe_part(at, sizeof(sys::ElfSectionHeader)));
}

} // namespace predawn
