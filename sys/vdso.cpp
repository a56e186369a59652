// vdso.cpp -- one symbol of the kernel's image, and the clock read through it.
//
// The image is a shared library that is loaded already. Its headers lie in its first page; the first PT_LOAD says how
// far it reaches, PT_DYNAMIC where the symbols are. Their number stands nowhere; it follows from the GNU hash table
// (the hash value picks a bucket, a bucket holds the first symbol of its chain), whose chains reach the last symbol.
#include "sys/vdso.h"

#include "rt0/atomic.h"
#include "rt0/machine.h"
#include "sys/pages.h"
#include "sys/time.h"

namespace predawn::sys {

namespace {

constexpr uint64_t dt_null = 0, dt_strtab = 5, dt_symtab = 6, dt_strsz = 10, dt_gnu_hash = 0x6ffffef5;
constexpr int64_t clock_realtime = 0, clock_monotonic = 1;

struct DynamicEntry {
    uint64_t tag, value;
};

struct GnuHash {
    uint32_t bucket_count, first_symbol, bloom_words, bloom_shift;
    // then: uint64_t bloom[bloom_words]; uint32_t buckets[bucket_count]; uint32_t chains[], from first_symbol on
};

// The loaded part of an image; every address in it is checked against its size before it is read.
struct Image {
    const char* base;
    uint64_t bytes;
    uint64_t first_address; // what the image calls its own beginning

    // Null where so many bytes at this address of the image do not lie in it.
    [[gnu::cold, gnu::noinline]] const void* at(uint64_t address, uint64_t need) const {
        uint64_t offset = address - first_address;
        return offset <= bytes && need <= bytes - offset ? base + offset : nullptr;
    }
};

// 0 where the table is broken.
[[gnu::cold]] uint32_t symbol_count(const Image& image, uint64_t address) {
    const GnuHash* hash = static_cast<const GnuHash*>(image.at(address, sizeof(GnuHash)));
    if (!hash) return 0;
    uint64_t buckets_at = address + sizeof *hash + uint64_t{hash->bloom_words} * 8;
    uint64_t buckets_bytes = uint64_t{hash->bucket_count} * 4;
    const uint32_t* buckets = static_cast<const uint32_t*>(image.at(buckets_at, buckets_bytes));
    if (!buckets) return 0;
    uint32_t last = 0;
    for (uint32_t i = 0; i < hash->bucket_count; i++) {
        if (buckets[i] > last) last = buckets[i];
    }
    if (last < hash->first_symbol) return 0;
    for (;; last++) { // the lowest bit marks the end of a chain
        uint64_t link_at = buckets_at + buckets_bytes + uint64_t{last - hash->first_symbol} * 4;
        const uint32_t* link = static_cast<const uint32_t*>(image.at(link_at, sizeof *link));
        if (!link) return 0;
        if (*link & 1) return last + 1;
    }
}

[[gnu::cold]] bool same(const char* text, const char* name, uint64_t bytes_max) {
    for (uint64_t i = 0; i < bytes_max && text[i] == name[i]; i++) {
        if (name[i] == 0) return true;
    }
    return false;
}

[[gnu::cold]] const void* find(const Image& image, const DynamicEntry* dynamic, uint64_t entries, const char* name) {
    uint64_t strings_at = 0, strings_bytes = 0, symbols_at = 0, hash_at = 0;
    for (uint64_t i = 0; i < entries && dynamic[i].tag != dt_null; i++) {
        uint64_t value = dynamic[i].value;
        if (dynamic[i].tag == dt_strtab) strings_at = value;
        if (dynamic[i].tag == dt_strsz) strings_bytes = value;
        if (dynamic[i].tag == dt_symtab) symbols_at = value;
        if (dynamic[i].tag == dt_gnu_hash) hash_at = value;
    }
    if (symbols_at == 0 || hash_at == 0) return nullptr;
    uint32_t count = symbol_count(image, hash_at);
    const ElfSymbol* symbols = static_cast<const ElfSymbol*>(image.at(symbols_at, count * sizeof(ElfSymbol)));
    const char* strings = static_cast<const char*>(image.at(strings_at, strings_bytes));
    if (!symbols || !strings) return nullptr;
    for (uint32_t i = 0; i < count; i++) {
        const ElfSymbol& s = symbols[i];
        if (s.section == 0 || (s.info & 15) != stt_func || s.name >= strings_bytes) continue;
        if (same(strings + s.name, name, strings_bytes - s.name)) return image.at(s.value, 1);
    }
    return nullptr;
}

} // namespace

[[gnu::cold]] const void* vdso_function(const void* start, const char* name) {
    const ElfHeader* elf = static_cast<const ElfHeader*>(start);
    constexpr uint32_t magic = 0x464c457f; // 0x7f E L F
    if (!elf || __builtin_memcmp(elf->ident, &magic, 4) != 0 || elf->ident[4] != 2) return nullptr;
    uint64_t headers_bytes = uint64_t{elf->program_header_count} * sizeof(ElfProgramHeader);
    if (elf->program_headers + headers_bytes > page_bytes || elf->program_headers > page_bytes) return nullptr;
    const ElfProgramHeader* headers =
        reinterpret_cast<const ElfProgramHeader*>(static_cast<const char*>(start) + elf->program_headers);
    Image image = {static_cast<const char*>(start), 0, 0};
    const ElfProgramHeader* dynamic = nullptr;
    for (int i = 0; i < elf->program_header_count; i++) {
        if (headers[i].type == pt_load && image.bytes == 0 && headers[i].offset == 0) {
            image.bytes = headers[i].memory_bytes;
            image.first_address = headers[i].address;
        }
        if (headers[i].type == pt_dynamic) dynamic = &headers[i];
    }
    if (!dynamic) return nullptr;
    uint64_t entries = dynamic->memory_bytes / sizeof(DynamicEntry);
    const DynamicEntry* table = static_cast<const DynamicEntry*>(image.at(dynamic->address, dynamic->memory_bytes));
    return table ? find(image, table, entries, name) : nullptr;
}

constinit const void* vdso_image = nullptr;

namespace {

using ClockGettime = int (*)(int64_t clock, Timespec* now);

int clock_by_system_call(int64_t clock, Timespec* now) {
    return static_cast<int>(call<int>(Call::clock_gettime, clock, now).raw);
}

// Null until the first call. Every thread that looks finds the same, so it does not matter who stores it.
constinit Atomic<ClockGettime> clock_gettime = {nullptr};

uint64_t read_clock(int64_t clock) {
    ClockGettime read = clock_gettime.load_relaxed();
    if (!read) {
        read = reinterpret_cast<ClockGettime>(
            reinterpret_cast<uintptr_t>(vdso_function(vdso_image, "__vdso_clock_gettime")));
        if (!read) read = clock_by_system_call;
        clock_gettime.store_relaxed(read);
    }
    Timespec now = {};
    if (read(clock, &now) != 0) (void)clock_by_system_call(clock, &now);
    return static_cast<uint64_t>(now.seconds * 1'000'000'000 + now.nanoseconds);
}

uint64_t read_monotonic(void*) { return read_clock(clock_monotonic); }
uint64_t read_realtime(void*) { return read_clock(clock_realtime); }

} // namespace

int64_t monotonic_ns() { return static_cast<int64_t>(rt0_on_system_stack(read_monotonic, nullptr)); }
int64_t realtime_ns() { return static_cast<int64_t>(rt0_on_system_stack(read_realtime, nullptr)); }

} // namespace predawn::sys
