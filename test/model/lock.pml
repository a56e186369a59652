// lock.pml -- Lock (runtime/lock.h): three states in one futex word.
//
// THREADS threads lock and unlock. With ROUNDS each does so that many times and ends: a thread that sleeps for ever is
// then an end state that Spin reports. Without, they go on for ever: a cycle in which nobody enters is a lock that is
// not live. A futex wait compares and falls asleep in one step; it may end with no wake, SPURIOUS times in all (a
// spurious wake at any time would hide a forgotten sleeper). A wake takes any one sleeper, which is less than the
// kernel's order promises. Every access to the word that matters is a locked instruction, so no store buffer is
// modelled.
//
// Claims: one at most is inside; no sleeper is forgotten; an unlock wakes one at most, and where the word was 2;
//         the word is not touched between the exchange of unlock and the end, but by the wake, so it may be freed.
// BROKEN takes one step out, by number: the tests show that Spin finds each.
#define WOKEN_TAKES_1 1      // who was woken takes the lock as if nobody else slept
#define UNLOCK_IN_TWO_STEPS 2 // unlock looks, then stores
#define WAIT_WITHOUT_LOOK 3  // the wait does not compare
#define UNLOCK_LOOKS_AGAIN 4 // unlock looks at the word again before it wakes
#define COUNT_OF_WAITERS 5   // another algorithm: bit 0 held, the rest a count of waiters, changed by compare-and-swap
#ifndef BROKEN
#define BROKEN 0
#endif
#ifndef SPURIOUS
#define SPURIOUS 2
#endif
#ifndef ROUNDS
#define ROUNDS 0
#endif

byte word, inside, ended;
byte spurious = SPURIOUS;
bit asleep[THREADS];
bit freed;

inline futex_wait(seen) {
    atomic {
        if
        :: word == seen || BROKEN == WAIT_WITHOUT_LOOK -> asleep[me] = 1
        :: else
        fi
    }
    if
    :: !asleep[me]
    :: atomic { asleep[me] && spurious > 0 -> spurious--; asleep[me] = 0 }
    fi
}

inline futex_wake_one() {
    atomic {
        wakes++;
        assert(wakes == 1);
        if
        :: asleep[0] -> asleep[0] = 0
        :: asleep[1] -> asleep[1] = 0
        :: asleep[THREADS - 1] -> asleep[THREADS - 1] = 0
        :: else
        fi
    }
}

#if BROKEN == COUNT_OF_WAITERS
inline lock() {
    do
    :: seen = word;
        if
        :: atomic { (seen & 1) == 0 && word == seen -> word = seen | 1; seen = 0; break }
        :: atomic { (seen & 1) == 1 && word == seen -> word = seen + 2; seen = seen + 2 }
            futex_wait(seen);
            do // takes itself off the count
            :: seen = word;
                if
                :: atomic { word == seen -> word = seen - 2; seen = 0; break }
                :: word != seen
                fi
            od
        :: word != seen
        fi
    od
}

inline unlock() {
    do
    :: seen = word;
        if
        :: atomic { word == seen -> word = seen & 254; break }
        :: word != seen
        fi
    od;
    if
    :: seen > 1 -> futex_wake_one()
    :: else
    fi;
    seen = 0
}
#else
inline lock() {
    if
    :: atomic { word == 0 -> word = 1; assert(!freed) } // at once, or while it spins
    :: word != 0 -> // lock_slow
        do
        :: atomic {
            assert(!freed);
            seen = word;
            word = (BROKEN == WOKEN_TAKES_1 && slept && word == 0 -> 1 : 2);
            if
            :: seen == 0 -> break
            :: else
            fi
        }
            slept = 1;
            futex_wait(2)
        od;
        slept = 0
    fi
}

inline unlock() {
#if BROKEN == UNLOCK_IN_TWO_STEPS
    seen = word;
    word = 0;
#else
    atomic { assert(!freed); seen = word; word = 0 }
#endif
    assert(seen != 0);
#if BROKEN == UNLOCK_LOOKS_AGAIN
    if
    :: seen == 2 -> assert(!freed); seen = (word == 0 -> 2 : 0)
    :: else
    fi;
#endif
    if
    :: seen == 2 -> futex_wake_one()
    :: else
    fi;
    seen = 0
}
#endif

// The last of all to leave frees the word, as the owner of a counted object does that holds its own lock.
active [THREADS] proctype thread() {
    byte me = _pid, seen, wakes, round;
    bit slept, last;
    do
    :: ROUNDS == 0 || round < ROUNDS ->
        lock();
progress:
        inside++;
        assert(inside == 1);
        round = (ROUNDS -> round + 1 : 0);
        ended = (ROUNDS && round == ROUNDS -> ended + 1 : ended);
        last = ended == THREADS;
        inside--;
        wakes = 0;
        unlock();
        freed = last
    :: ROUNDS > 0 && round == ROUNDS -> break
    od
}
