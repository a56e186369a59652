// itab.cpp -- the cache of itabs: each pair of an interface and a type is matched once, and found again without a lock.
//
// A hash table of addresses of records, probed one slot after the other. Records, slots and tables only come into
// being: a record does not change once its slot is filled, a slot does not change once it is filled, and a table that
// was replaced by a larger one stays where it is (mal does not free; all that ever were are as large as the last). So
// who looks something up needs no lock: it loads the table, then slots until one is empty.
//
//   load_acquire of `table`   pairs with store_release in grow: the table's slots are seen as they were copied
//   load_acquire of a slot    pairs with store_release in put: the record is seen whole
//
// An empty slot does not say that there is no record, for the table may be an old one, or the record on its way: the
// lock is taken, and the current table searched again before a record is made. So there is one for each pair.
// A pair that does not match has a record too: a type switch asks for it again and again.
#include "runtime/itab.h"

#include "rt0/atomic.h"
#include "runtime/hash.h"
#include "runtime/limits.h"
#include "runtime/lock.h"
#include "runtime/mal.h"
#include "runtime/panic.h"

namespace predawn {
namespace {

using Slot = Atomic<const Itab*>;

// The slots stand behind it; at most half of them are filled, so a search ends.
struct Table {
    uint64_t mask; // number of slots - 1

    Slot* slots() { return reinterpret_cast<Slot*>(this + 1); }
};

// What there is before the first record.
struct EmptyTable {
    Table table;
    Slot slot;
};
constinit EmptyTable empty = {};

struct Cache {
    Atomic<Table*> table; // written under lock
    Lock lock;
    uint64_t count GUARDED_BY(lock); // of records
};
constinit Cache cache = {{&empty.table}, {}, 0};

inline uint64_t first_slot(const void* interface, const void* type) {
    return hash_fold(reinterpret_cast<uintptr_t>(interface) ^ hash_factor_0,
                     reinterpret_cast<uintptr_t>(type) ^ hash_factor_1);
}

// The pair's record in this table, or null.
[[gnu::always_inline]] inline const Itab* find(Table* table, const void* interface, const void* type) {
    for (uint64_t at = first_slot(interface, type);; at++) {
        const Itab* found = table->slots()[at & table->mask].load_acquire(); // pairs with put
        if (!found || (found->interface == interface && found->type == type)) return found;
    }
}

// REQUIRES(cache.lock), or a table that nobody else knows.
void put(Table* table, const Itab* itab) {
    uint64_t at = first_slot(itab->interface, itab->type);
    while (table->slots()[at & table->mask].load_relaxed()) at++;
    table->slots()[at & table->mask].store_release(itab); // pairs with find
}

void grow() REQUIRES(cache.lock) {
    Table* old = cache.table.load_relaxed();
    uint64_t slots = old->mask == 0 ? itab_slots_first : 2 * (old->mask + 1);
    Table* larger = static_cast<Table*>(mal(sizeof(Table) + slots * sizeof(Slot)));
    larger->mask = slots - 1;
    for (uint64_t i = 0; i <= old->mask; i++) {
        const Itab* itab = old->slots()[i].load_relaxed();
        if (itab) put(larger, itab);
    }
    cache.table.store_release(larger); // pairs with itab_of
}

void check_order(const pd_string& before, const pd_string& name) {
    if constexpr (checked) check(pd_string_compare(before, name) < 0, "methods that are not sorted by name");
}

struct Pair {
    const void* interface;
    const void* type;
    int64_t count; // of the interface's methods
    Match* match;
};

const Itab* make(const Pair& pair) {
    size_t bytes = sizeof(Itab) + sizeof(pd_itab) + static_cast<size_t>(pair.count) * sizeof(void (*)());
    Itab* itab = static_cast<Itab*>(mal(bytes));
    pd_itab* tab = const_cast<pd_itab*>(itab->tab());
    itab->interface = pair.interface;
    itab->type = pair.type;
    tab->type = static_cast<const pd_type*>(pair.type);
    pair.match(*itab, tab->fn);
    return itab;
}

// The record was not found: the table may be an old one.
[[gnu::noinline]] const Itab* find_or_make(const Pair& pair) {
    Guard guard(cache.lock, Rank::itab);
    const Itab* itab = find(cache.table.load_relaxed(), pair.interface, pair.type);
    if (itab) return itab;
    if (2 * ++cache.count > cache.table.load_relaxed()->mask + 1) grow();
    itab = make(pair);
    put(cache.table.load_relaxed(), itab);
    return itab;
}

// Both lists are sorted by name, so one walk along both matches them. A method of another signature is another method.
void match_methods(Itab& itab, void (**fn)()) {
    const auto* interface = static_cast<const pd_interface*>(itab.interface);
    const auto* type = static_cast<const pd_type*>(itab.type);
    int64_t at = 0;
    for (int64_t i = 0; i < interface->method_count; i++) {
        const pd_interface_method& wanted = interface->methods[i];
        if (i > 0) check_order(interface->methods[i - 1].name, wanted.name);
        int order = -1;
        for (; at < type->method_count; at++) {
            if (at > 0) check_order(type->methods[at - 1].name, type->methods[at].name);
            order = pd_string_compare(type->methods[at].name, wanted.name);
            if (order >= 0) break;
        }
        if (order != 0 || type->methods[at].signature != wanted.signature) {
            itab.missing = &wanted.name;
            return;
        }
        fn[i] = type->methods[at].fn;
    }
}

} // namespace

const Itab& itab_find(const void* interface, const void* type, int64_t count, Match match) {
    const Itab* itab = find(cache.table.load_acquire(), interface, type); // pairs with grow
    if (itab) [[likely]] return *itab;
    Pair pair = {interface, type, count, match};
    return *find_or_make(pair);
}

const Itab& itab_of(const pd_interface* interface, const pd_type* type) {
    return itab_find(interface, type, interface->method_count, match_methods);
}

} // namespace predawn

using namespace predawn;

extern "C" const pd_itab* pd_itab_of(const pd_interface* interface, const pd_type* type) {
    const Itab& itab = itab_of(interface, type);
    return itab.missing ? nullptr : itab.tab();
}
