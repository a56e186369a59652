// note.pml -- Note (runtime/note.h): a one-time event on a futex word, and how an M sleeps on its own again and again.
//
// SLEEPERS wait for one wakeup, some of them for a limited time. With REUSE there is one sleeper, which clears the
// note after each sleep and says so under a lock (here: `listed`); the waker wakes only who is listed, and takes it
// off before. So a wakeup that is late must not meet the next sleep. A futex wait compares and falls asleep in one
// step; it may end with no wake, SPURIOUS times in all.
//
// Claims: every sleep without a limit ends once the wakeup has come; what was written before the wakeup is seen after;
//         a sleep says `woken` only when it was; with REUSE there is one wakeup for each time the sleeper was listed.
// BROKEN takes one step out, by number: the tests show that Spin finds each.
#define SLEEPER_STORES 1     // the sleeper writes 1 whatever is there, instead of changing 0 into 1
#define WAKES_ONE 2          // the wakeup wakes one of the sleepers
#define CLEARED_EARLY 3      // the note is cleared when one sleep has returned, not when all have
#define WAIT_WITHOUT_LOOK 4  // the wait does not compare
#define LEFT_BEHIND 5        // REUSE: who times out while it is being woken does not wait for the wakeup
#define WAKES_BEFORE_STATE 6 // the wakeup wakes first and changes the state then
#ifndef BROKEN
#define BROKEN 0
#endif
#ifndef SLEEPERS
#define SLEEPERS 3
#endif
#ifndef REUSE
#define REUSE 0
#endif
#ifndef SPURIOUS
#define SPURIOUS 2
#endif
#define CLEAR 0
#define SLEPT_ON 1
#define WOKEN 2

byte state, written, returned;
byte spurious = SPURIOUS;
bit asleep[SLEEPERS];
bit listed, list_lock;

// `limited`: the wait may end by time-out, at any moment; `result` is what note_sleep returns.
inline note_sleep(limited, result) {
    do
    :: seen = state;
        if
        :: seen == WOKEN -> result = 1; break
        :: seen != WOKEN ->
            if
#if BROKEN == SLEEPER_STORES
            :: state = SLEPT_ON
#else
            :: atomic { state == CLEAR -> state = SLEPT_ON }
            :: state == SLEPT_ON
            :: atomic { state == WOKEN -> result = 1; break }
#endif
            fi;
            atomic {
                if
                :: state == SLEPT_ON || BROKEN == WAIT_WITHOUT_LOOK -> asleep[me] = 1
                :: else
                fi
            }
            if
            :: !asleep[me]
            :: atomic { asleep[me] && spurious > 0 -> spurious--; asleep[me] = 0 }
            :: atomic { limited && asleep[me] -> asleep[me] = 0 } // timed out
                seen = state;
                result = (seen == WOKEN);
                break
            fi
        fi
    od;
    seen = 0
}

inline wake_all() {
    d_step {
#if BROKEN == WAKES_ONE
        if
        :: asleep[0] -> asleep[0] = 0
        :: !asleep[0] && asleep[1] -> asleep[1] = 0
        :: else -> asleep[SLEEPERS - 1] = 0
        fi
#else
        asleep[0] = 0;
        asleep[SLEEPERS - 1] = 0;
        asleep[SLEEPERS / 2] = 0
#endif
    }
}

inline note_wakeup() {
#if BROKEN == WAKES_BEFORE_STATE
    wake_all();
#endif
    atomic { seen = state; state = WOKEN }
    assert(seen != WOKEN);
#if BROKEN != WAKES_BEFORE_STATE
    if
    :: seen == SLEPT_ON -> wake_all()
    :: else
    fi;
#endif
    seen = 0
}

#if REUSE
active proctype sleeper() {
    byte me = 0, seen;
    bit woken;
    do
    :: atomic { list_lock == 0 -> listed = 1; written = 0 }
        note_sleep(1, woken);
        if
        :: atomic { !woken && list_lock == 0 && listed -> listed = 0 } // nobody will wake it: the note stays as it is
        :: woken || (list_lock == 0 && !listed) ->
#if BROKEN != LEFT_BEHIND
            note_sleep(0, woken); // the wakeup is on its way, or there already
            assert(written == 1);
#endif
            state = CLEAR
        fi
    :: break
    od
}

active proctype waker() {
    byte seen;
    do
    :: atomic { listed -> listed = 0; written = 1 }
        note_wakeup()
    :: timeout -> break // the sleeper has ended, or waits for a wakeup that nobody owes it
    od
}
#else
active [SLEEPERS] proctype sleeper() {
    byte me = _pid, seen;
    bit woken;
    note_sleep(me == 2, woken);
    assert(me == 2 || woken);
    assert(!woken || written == 1);
    atomic { returned++ }
#if BROKEN == CLEARED_EARLY
    state = CLEAR
#else
    if
    :: returned == SLEEPERS -> state = CLEAR
    :: else
    fi
#endif
}

active proctype waker() {
    byte seen;
    written = 1;
    note_wakeup()
}
#endif
