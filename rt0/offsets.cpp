// offsets.cpp -- prints the struct offsets that assembler uses; compiled to text, never linked.

#include "rt0/layout.h"

using namespace predawn;

#define OFFSET(name, type, field) asm volatile("\n->" #name " %0" : : "i"(offsetof(type, field)))

void offsets() {
    OFFSET(SEGMENT_OLDER, Segment, older);
    OFFSET(SEGMENT_NEWER, Segment, newer);
    OFFSET(SEGMENT_LIMIT, Segment, limit);
    OFFSET(SEGMENT_ROOM, Segment, room_bytes);
    OFFSET(SEGMENT_HIGH, Segment, high);
    OFFSET(CONTEXT_SP, Context, sp);
    OFFSET(CONTEXT_SEGMENT, Context, segment);
    OFFSET(CONTEXT_WAKE_VALUE, Context, wake_value);
    OFFSET(CONTEXT_NO_PARK, Context, no_park);
    OFFSET(DEFER_RBX, DeferFrame, rbx);
    OFFSET(DEFER_RBP, DeferFrame, rbp);
    OFFSET(DEFER_R12, DeferFrame, r12);
    OFFSET(DEFER_R13, DeferFrame, r13);
    OFFSET(DEFER_R14, DeferFrame, r14);
    OFFSET(DEFER_R15, DeferFrame, r15);
    OFFSET(DEFER_SP, DeferFrame, sp);
    OFFSET(DEFER_PC, DeferFrame, pc);
    OFFSET(DEFER_SEGMENT, DeferFrame, segment);
    OFFSET(DEFER_NO_PARK, DeferFrame, no_park);
    OFFSET(FAULT_PC, FaultFrame, pc);
    OFFSET(FAULT_SP, FaultFrame, sp);
    OFFSET(TCB_STACK_LIMIT, Tcb, stack_limit);
    OFFSET(TCB_G, Tcb, g);
    OFFSET(TCB_M, Tcb, m);
    OFFSET(TCB_SYSTEM_SP, Tcb, system_sp);
    OFFSET(TCB_SYSTEM_CALLER, Tcb, system_caller);
}
