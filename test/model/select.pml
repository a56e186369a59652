// select.pml -- select (runtime/select.cpp): goroutines that wait on two channels at once, and how each is taken once.
//
// Each goroutine makes OPERATIONS selects of two cases, each a send or a receive on either of two unbuffered channels,
// as chance will have it. It serves a partner that stands in a queue, or stands in both queues and parks. With CLOSE
// the first channel is closed at any time. With TIMER a goroutine in a select is woken by the time at any moment. A
// queue is a set here: any partner in it may be met, which is more than the program does.
// An entry is one goroutine's case in its channel's queue: number 2 * goroutine + case.
//
// Claims: a parked goroutine is readied once, and only when it has been left; it is served once;
//         who serves an entry serves the case that its goroutine waits with, and never itself;
//         a goroutine that goes on has no entry left;
//         when nothing moves all have ended or are parked, and no two of those could meet.
// BROKEN takes one step out, by number: the tests show that Spin finds each.
#define SWAP_IN_TWO_STEPS 1 // the word is looked at, then stored
#define LOSERS_STAY 2       // the entries of the cases that did not fire are left in the queues
#define LOCKS_UNORDERED 3   // the channels are locked in the order of the cases
#define WORD_OPEN_EARLY 4   // the word says waiting before the goroutine has been left
#define ENTRIES_LATE 5      // the channels are released between the look at the queues and the entries
#define TAKEN_SERVED 6      // who finds a goroutine taken serves it all the same
#ifndef BROKEN
#define BROKEN 0
#endif
#ifndef GS
#define GS 2
#endif
#ifndef OPERATIONS
#define OPERATIONS 2
#endif
#ifndef TIMER
#define TIMER 0
#endif
#ifndef CLOSE
#define CLOSE 0
#endif
#define ENTRIES (GS * 2)
#define NONE 9
#define WAITING 0
#define PARKING 1
#define TAKEN 2

bool queued[ENTRIES], sends[ENTRIES], fired[ENTRIES];
bit channel[ENTRIES];
byte word[GS], readied[GS], served[GS], selects[GS];
bool left[GS], parked[GS], selecting[GS], ended[GS];
bool locked[2];
bool closed;

inline lock(at) { atomic { !locked[at] -> locked[at] = true } }
inline unlock(at) { locked[at] = false }

// Case k of g, and an entry that it could meet.
#define MEETS(e, k) (queued[e] && channel[e] == channel[k] && sends[e] != sends[k])
#define MEET(e) (MEETS(e, mine) || MEETS(e, mine + 1)) && word[(e) / 2] != TAKEN
#define CLOSES (closed && (channel[mine] == 0 || channel[mine + 1] == 0))

// Whether the goroutine h is ours now; waits until it has parked.
inline take(h) {
    atomic { word[h] != PARKING };
    if
#if BROKEN == SWAP_IN_TWO_STEPS
    :: word[h] == WAITING -> word[h] = TAKEN; won = true
    :: word[h] == TAKEN -> won = false
#else
    :: atomic { word[h] == WAITING -> word[h] = TAKEN; won = true }
    :: word[h] == TAKEN -> won = (BROKEN == TAKEN_SERVED)
#endif
    fi
}

inline serve(h) {
    atomic {
        served[h]++;
        assert(served[h] == 1)
    }
}

inline ready(h) {
    atomic {
        assert(parked[h] && left[h]);
        readied[h]++;
        assert(readied[h] == 1)
    }
}

// A partner's entry, found with all channels locked; its own channel only is still locked when it is taken.
inline fire() {
    atomic {
        assert(e / 2 != id);
        c = channel[e];
        met_sends = sends[e];
        met_select = selects[e / 2];
        if
        :: channel[mine] != c -> unlock(channel[mine])
        :: channel[mine + 1] != c -> unlock(channel[mine + 1])
        :: else
        fi
    }
    queued[e] = false;
    take(e / 2);
    if
    :: won ->
        atomic {
            assert(channel[e] == c && sends[e] == met_sends && selects[e / 2] == met_select);
            fired[e] = true
        }
        serve(e / 2);
        ready(e / 2);
        done = true
    :: else
    fi;
    unlock(c)
}

inline lock_both() {
    atomic {
        c = (BROKEN == LOCKS_UNORDERED -> channel[mine] : channel[mine] && channel[mine + 1])
    }
    lock(c);
    if
    :: channel[mine] != channel[mine + 1] -> lock(1 - c)
    :: else
    fi
}

inline unlock_both() {
    unlock(channel[mine]);
    if
    :: channel[mine] != channel[mine + 1] -> unlock(channel[mine + 1])
    :: else
    fi
}

inline remove(k) {
    if
    :: !fired[k] && BROKEN != LOSERS_STAY ->
        lock(channel[k]);
        queued[k] = false;
        unlock(channel[k])
    :: else
    fi;
    fired[k] = false
}

inline wait() {
#if BROKEN == ENTRIES_LATE
    unlock_both();
    lock_both();
#endif
    atomic {
        queued[mine] = true;
        queued[mine + 1] = true;
        served[id] = 0;
        parked[id] = true;
        word[id] = (BROKEN == WORD_OPEN_EARLY -> WAITING : PARKING)
    }
    unlock_both();
    atomic { // the switch
        left[id] = true;
        if
        :: word[id] == PARKING -> word[id] = WAITING
        :: else
        fi
    }
    atomic {
        readied[id] == 1;
        readied[id] = 0;
        left[id] = false;
        parked[id] = false;
        assert(served[id] == 1)
    }
    remove(mine);
    remove(mine + 1);
    assert(!queued[mine] && !queued[mine + 1])
}

proctype goroutine(byte id) {
    byte mine = id * 2, e = NONE;
    byte met_select;
    bit c;
    bool won, done, met_sends;
    do
    :: selects[id] < OPERATIONS ->
        atomic {
            selects[id]++;
            done = false;
            if :: channel[mine] = 0 :: channel[mine] = 1 fi;
            if :: channel[mine + 1] = 0 :: channel[mine + 1] = 1 fi;
            if :: sends[mine] = 0 :: sends[mine] = 1 fi;
            if :: sends[mine + 1] = 0 :: sends[mine + 1] = 1 fi;
            selecting[id] = true
        }
        do
        :: !done ->
            lock_both();
            atomic {
                if
                :: MEET(0) -> e = 0
                :: MEET(1) -> e = 1
                :: MEET(2) -> e = 2
                :: MEET(3) -> e = 3
#if GS > 2
                :: MEET(4) -> e = 4
                :: MEET(5) -> e = 5
#endif
                :: else -> e = NONE
                fi
            }
            if
            :: e != NONE -> fire()
            :: e == NONE && CLOSES -> done = true; unlock_both()
            :: e == NONE && !CLOSES -> wait(); done = true
            fi
        :: done -> break
        od;
        selecting[id] = false
    :: selects[id] == OPERATIONS -> ended[id] = true; break
    od
}

// The scheduler's lock, under which a timer expires and is taken out, is not needed here: it expires once.
proctype timer(byte id) {
    bool won;
    atomic { parked[id] -> skip }
    take(id);
    if
    :: won -> serve(id); ready(id)
    :: else
    fi
}

proctype closer() {
    byte e;
    bool won;
    bool ours[ENTRIES];
    lock(0);
    closed = true;
    for (e : 0 .. ENTRIES - 1) {
        if
        :: queued[e] && channel[e] == 0 ->
            queued[e] = false;
            take(e / 2);
            if
            :: won -> ours[e] = true; fired[e] = true; serve(e / 2)
            :: else
            fi
        :: else
        fi
    }
    unlock(0);
    for (e : 0 .. ENTRIES - 1) {
        if
        :: ours[e] -> ready(e / 2)
        :: else
        fi
    }
}

#define COULD_MEET(e, f) (queued[e] && queued[f] && channel[e] == channel[f] && sends[e] != sends[f])

init {
    byte g, e, f;
    atomic {
        for (g : 0 .. GS - 1) { run goroutine(g) }
        if
        :: CLOSE -> run closer()
        :: else
        fi;
        if
        :: TIMER -> run timer(0)
        :: else
        fi
    }
    timeout;
    atomic {
        for (g : 0 .. GS - 1) { assert(ended[g] || (parked[g] && left[g] && word[g] == WAITING)) }
        for (e : 0 .. ENTRIES - 1) {
            for (f : 0 .. ENTRIES - 1) { assert(e / 2 == f / 2 || !COULD_MEET(e, f)) }
        }
        assert(!locked[0] && !locked[1])
    }
}
