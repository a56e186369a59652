// run-queue.pml -- RunQueue (runtime/runqueue.h): a ring that its owner fills and everybody empties without a lock.
//
// The owner puts the goroutines 1 to GOROUTINES, and takes; TAKERS others take and ask for the length. The slot's
// store comes out of the store buffer before that of the tail, as x86 orders stores. The indices run on; here they do
// not wrap.
//
// Claims: each goroutine is taken once at most, in the order of the puts, and none is lost;
//         the length that others see is never below 0.
// BROKEN takes one step out, by number: the tests show that Spin finds each.
#define SLOT_READ_LATE 1     // the taker reads the slot when it has moved the head
#define TAIL_BEFORE_SLOT 2   // the tail is moved before the slot is written
#define LENGTH_TAIL_FIRST 3  // the length is made of a tail that is older than the head
#define TAKEN_WITHOUT_SWAP 4 // the taker stores the head that it has computed
#define FULL_IGNORED 5       // the owner does not look whether another fits
#ifndef BROKEN
#define BROKEN 0
#endif
#define SLOTS 2
#ifndef TAKERS
#define TAKERS 2
#endif
#ifndef GOROUTINES
#define GOROUTINES 5
#endif

byte head, tail, last_taken;
byte slots[SLOTS];

inline take() {
    do
    :: at = head;
        if
        :: tail == at -> break
        :: else
        fi;
#if BROKEN != SLOT_READ_LATE
        g = slots[at % SLOTS];
#endif
        if
#if BROKEN == TAKEN_WITHOUT_SWAP
        :: true -> head = at + 1;
#elif BROKEN == SLOT_READ_LATE
        :: atomic { head == at -> head = at + 1 }
            g = slots[at % SLOTS];
#else
        :: atomic { head == at -> head = at + 1;
#endif
            assert(g == at + 1);
            assert(BROKEN == SLOT_READ_LATE || g == last_taken + 1);
            last_taken = g;
#if BROKEN != TAKEN_WITHOUT_SWAP && BROKEN != SLOT_READ_LATE
        }
#endif
            break
        :: head != at
        fi
    od;
    at = 0;
    g = 0
}

inline length() {
#if BROKEN == LENGTH_TAIL_FIRST
    g = tail;
    at = head;
#else
    at = head;
    g = tail;
#endif
    assert(g >= at);
    at = 0;
    g = 0
}

active proctype owner() {
    byte at, g;
    do
    :: tail < GOROUTINES && (tail - head < SLOTS || BROKEN == FULL_IGNORED) ->
#if BROKEN == TAIL_BEFORE_SLOT
        tail++;
        slots[(tail - 1) % SLOTS] = tail
#else
        slots[tail % SLOTS] = tail + 1;
        tail++
#endif
    :: take()
    :: tail == GOROUTINES && head == tail -> break
    od
}

active [TAKERS] proctype taker() {
    byte at, g;
    do
    :: take()
    :: length()
    :: tail == GOROUTINES && head == tail -> break
    od
}
