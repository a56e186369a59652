// reflect_chan.cpp -- channels and select as package reflect uses them.
#include "runtime/gccgo/abi.h"
#include "runtime/gccgo/packages/room.h"
#include "runtime/gccgo/turn.h"
#include "runtime/panic.h"

using namespace predawn;
using namespace predawn::gccgo;

namespace {

struct Received {
    bool selected, ok;
};

struct ReflectCase {
    uintptr_t direction;
    const Type* type;
    pd_chan* chan;
    void* value;
};
constexpr uintptr_t direction_send = 1, direction_recv = 2, direction_default = 3;

struct ReflectCases {
    ReflectCase* first;
    int64_t count, capacity;
};

struct Chosen {
    int64_t index;
    bool received;
};

// The default keeps its place as a case of the nil channel, which never takes place.
Chosen select(const ReflectCases& cases) {
    int64_t count = cases.count, otherwise = -1;
    auto* ours = static_cast<pd_select_case*>(pd_mal_array(count, sizeof(pd_select_case)));
    for (int64_t i = 0; i < count; i++) {
        const ReflectCase& from = cases.first[i];
        if (from.direction == direction_default) otherwise = i;
        ours[i].chan = from.direction == direction_default ? nullptr : from.chan;
        ours[i].value = from.value;
        ours[i].kind = from.direction == direction_send ? PD_SELECT_SEND : PD_SELECT_RECV;
    }
    int64_t index = otherwise < 0 ? pd_select(ours, count) : pd_select_try(ours, count);
    if (index < 0) {
        give_turn();
        return {otherwise, false};
    }
    return {index, cases.first[index].direction == direction_recv && ours[index].ok};
}

} // namespace

extern "C" {

pd_chan* gccgo_reflect_chan_new(const ElemType* type, int64_t capacity) asm("reflect.makechan");
int64_t gccgo_reflect_chan_len(pd_chan* c) asm("reflect.chanlen");
int64_t gccgo_reflectlite_chan_len(pd_chan* c) asm("internal_1reflectlite.chanlen");
int64_t gccgo_reflect_chan_cap(pd_chan* c) asm("reflect.chancap");
void gccgo_reflect_chan_close(pd_chan* c) asm("reflect.chanclose");
Received gccgo_reflect_chan_recv(pd_chan* c, GoBool try_only, void* value) asm("reflect.chanrecv");
bool gccgo_reflect_chan_send(pd_chan* c, const void* value, GoBool try_only) asm("reflect.chansend");
Chosen gccgo_reflect_select(ReflectCases cases) asm("reflect.rselect");

pd_chan* gccgo_reflect_chan_new(const ElemType* type, int64_t capacity) {
    return pd_chan_new(type->elem->bytes, capacity);
}
int64_t gccgo_reflect_chan_len(pd_chan* c) { return pd_chan_len(c); }
int64_t gccgo_reflectlite_chan_len(pd_chan* c) { return pd_chan_len(c); }
int64_t gccgo_reflect_chan_cap(pd_chan* c) { return pd_chan_cap(c); }
void gccgo_reflect_chan_close(pd_chan* c) { pd_chan_close(c); }

Received gccgo_reflect_chan_recv(pd_chan* c, GoBool try_only, void* value) {
    if (!try_only) return {true, pd_chan_recv(c, value)};
    bool ok = false;
    bool selected = or_turn(pd_chan_try_recv(c, value, &ok));
    return {selected, ok};
}

bool gccgo_reflect_chan_send(pd_chan* c, const void* value, GoBool try_only) {
    if (try_only) return or_turn(pd_chan_try_send(c, value));
    pd_chan_send(c, value);
    return true;
}

Chosen gccgo_reflect_select(ReflectCases cases) {
    Chosen chosen = {};
    with_room([&] { chosen = select(cases); });
    return chosen;
}
}
