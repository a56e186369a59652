// chan.cpp -- channels, and the go statement.
#include "runtime/gccgo/abi.h"
#include "runtime/gccgo/turn.h"

using namespace predawn;
using namespace predawn::gccgo;

extern "C" {

struct Received {
    bool took_place, ok;
};

void gccgo_go(void (*fn)(void*), void* arg) asm("__go_go");
void gccgo_go_nil() asm("runtime.panicgonil");
pd_chan* gccgo_chan_new(const ElemType* type, int64_t capacity) asm("runtime.makechan");
pd_chan* gccgo_chan_new_64(const ElemType* type, int64_t capacity) asm("runtime.makechan64");
void gccgo_chan_send(pd_chan* c, const void* value) asm("runtime.chansend1");
void gccgo_chan_recv(pd_chan* c, void* value) asm("runtime.chanrecv1");
bool gccgo_chan_recv_ok(pd_chan* c, void* value) asm("runtime.chanrecv2");
void gccgo_chan_close(pd_chan* c) asm("runtime.closechan");
bool gccgo_chan_try_send(pd_chan* c, const void* value) asm("runtime.selectnbsend");
Received gccgo_chan_try_recv(void* value, pd_chan* c) asm("runtime.selectnbrecv");
void gccgo_block() asm("runtime.block");

void gccgo_go(void (*fn)(void*), void* arg) { pd_go(fn, arg); }
void gccgo_go_nil() { pd_throw("go of nil func value"); }
pd_chan* gccgo_chan_new(const ElemType* type, int64_t capacity) { return pd_chan_new(type->elem->bytes, capacity); }
pd_chan* gccgo_chan_new_64(const ElemType* type, int64_t capacity) { return pd_chan_new(type->elem->bytes, capacity); }
void gccgo_chan_send(pd_chan* c, const void* value) { pd_chan_send(c, value); }
void gccgo_chan_recv(pd_chan* c, void* value) { (void)pd_chan_recv(c, value); }
bool gccgo_chan_recv_ok(pd_chan* c, void* value) { return pd_chan_recv(c, value); }
void gccgo_chan_close(pd_chan* c) { pd_chan_close(c); }

bool gccgo_chan_try_send(pd_chan* c, const void* value) { return or_turn(pd_chan_try_send(c, value)); }

Received gccgo_chan_try_recv(void* value, pd_chan* c) {
    bool ok = false;
    bool took_place = or_turn(pd_chan_try_recv(c, value, &ok));
    return {took_place, ok};
}

void gccgo_block() { pd_block(); }
}
