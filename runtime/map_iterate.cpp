// map_iterate.cpp -- visits all entries of a map, which may change meanwhile.
//
// The tables are visited in the order of their hashes, from the one of a random hash, around to it again; the slots of
// a table from a random one, around. Tables only ever become finer, so the hash at which a table begins stays one: `at`
// and `start` hold whatever growth there is. A table that is replaced while it is visited is visited to its end as it
// was (nobody fills its memory again, because there is an iterator), and each entry is looked up for what became of it.
// The tables that replaced it are passed over: their hashes are those of the old one.
#include "rt0/machine.h"
#include "runtime/map_probe.h"

namespace predawn {
namespace {

struct Lookup {
    Map* m;
    char* slot;
    void* value;
};

uint64_t look_up(void* with) {
    Lookup& lookup = *static_cast<Lookup*>(with);
    lookup.value = pd_map_find(reinterpret_cast<pd_map*>(lookup.m), lookup.slot);
    return 0;
}

// What has become of an entry of a table that was replaced: its slot, or null. A key that does not equal itself cannot
// be found again, nor deleted but by pd_map_clear.
[[gnu::noinline]] char* map_find_again(MapIterator& it, char* slot) {
    Map* m = it.map;
    Lookup lookup = {m, slot, nullptr};
    if (m->keys != MapKeys::foreign) {
        rt0_on_system_stack(look_up, &lookup); // who called us has used some of the room there is on this one
    } else if (map_foreign(m, slot, MapTask::compare)) {
        lookup.value = map_foreign(m, slot, MapTask::find);
    } else {
        return it.clears == m->clears ? slot : nullptr;
    }
    return lookup.value ? static_cast<char*>(lookup.value) - m->value_offset : nullptr;
}

void finish(MapIterator& it) {
    if (it.map) it.map->iterators.fetch_add(static_cast<uint32_t>(-1));
    it.map = nullptr;
    it.key = nullptr;
    it.value = nullptr;
}

// The full slots of the next group, from the random slot on and at last up to it.
inline uint64_t group_at(const MapIterator& it) { return (it.first + it.group * map_group_slots) & it.last; }

inline void look_at_group(MapIterator& it) {
    it.slots = map_match_full(map_group(it.control + group_at(it)));
    uint32_t before = (1u << it.first % map_group_slots) - 1;
    if (it.group == 0) it.slots &= ~before;
    if (it.group * uint64_t{map_group_slots} > it.last) it.slots &= before;
}

// The table of the hash `at`.
void begin_table(MapIterator& it) {
    Map* m = it.map;
    const MapSpan span = map_span(m, it.at);
    it.control = span.control;
    it.last = span.last;
    it.depth = static_cast<uint16_t>(map_depth(m, span));
    it.group = 0;
    it.stale = false;
    it.replaced = m->replaced;
    uint32_t slots = map_table(span.control)->slots;
    it.first = slots != 0 ? static_cast<uint32_t>(it.random) & (slots - 1) : 0;
    look_at_group(it);
}

// False: that was the last.
bool next_table(MapIterator& it) {
    it.at += it.depth == 0 ? 0 : uint64_t{1} << (64 - it.depth);
    if (it.at == it.start) return false;
    begin_table(it);
    return true;
}

[[gnu::always_inline]] inline void advance(MapIterator& it) {
    Map* m = it.map;
    if (m->writing.load_relaxed()) [[unlikely]] fatal("concurrent map iteration and map write");
    if (it.replaced != m->replaced) [[unlikely]] {
        it.stale = map_span(m, it.at).control != it.control;
        it.replaced = m->replaced;
    }
    for (;;) {
        while (it.slots == 0) {
            if (it.group * uint64_t{map_group_slots} <= it.last) {
                it.group++;
                look_at_group(it);
            } else if (!next_table(it)) {
                return finish(it);
            }
        }
        uint64_t index = group_at(it) + map_first_bit(it.slots);
        it.slots &= it.slots - 1;
        if (it.control[index] < 0) continue; // deleted since
        char* slot = map_slots(it.control, it.last) + index * m->slot_bytes;
        if (it.stale) [[unlikely]] slot = map_find_again(it, slot);
        if (!slot) continue;
        it.key = slot;
        it.value = slot + m->value_offset;
        return;
    }
}

} // namespace
} // namespace predawn

using namespace predawn;

extern "C" {

void pd_map_iterate(pd_map_iterator* iterator, pd_map* map) {
    MapIterator& it = *reinterpret_cast<MapIterator*>(iterator);
    Map* m = reinterpret_cast<Map*>(map);
    it.map = nullptr;
    if (!m || m->count == 0) return finish(it);
    it.map = m;
    m->iterators.fetch_add(1);
    it.clears = m->clears;
    it.random = hash_random();
    uint32_t depth = map_depth(m, map_span(m, it.random));
    it.at = it.start = depth == 0 ? 0 : it.random & -(uint64_t{1} << (64 - depth));
    begin_table(it);
    advance(it);
}

void pd_map_next(pd_map_iterator* iterator) {
    MapIterator& it = *reinterpret_cast<MapIterator*>(iterator);
    if (it.map) advance(it);
}
}
