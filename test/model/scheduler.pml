// scheduler.pml -- the state and the steps of the scheduler, for handover.pml, which says what is modelled and how.

#define NOBODY MS

mtype = { dead, runnable, running, waiting, sleeping };
mtype state[GS + 1];          // goroutines are 1 to GS; 0 is none
byte stands_on[GS + 1];       // how many Ms stand on its stack
byte sleepers;

bit chan_lock;                // of the one wait queue: whoever is `waiting` stands in it
chan queue = [GS] of { byte }; // for all
chan own[MS] = [GS] of { byte };
bit yielding[MS];             // a goroutine may be on its way into `own`
byte watcher = NOBODY;
byte mcount = 1, mmax = MS, mwait;
bit on_its_way, want_watch, want_help, ended;

byte next[MS];
byte next_buffer[MS];         // a put that is still in its owner's store buffer
bit want_buffered, want_watch_buffer; // a store to want_watch that is, and behind it the release of the lock

bit exists[MS], idle[MS], timed[MS], note[MS], hogs[MS];
bit ticked[MS];               // changes at every look of an M that switches
bit watched[MS];              // it held something when the watcher looked; 0 again when the owner switches

#define lock_free (!want_buffered)

#if BROKEN == READY_WITHOUT_BARRIER || BROKEN == WATCH_WITHOUT_BARRIER
active proctype memory() {
    do
    :: d_step { want_buffered -> want_watch = want_watch_buffer; want_buffered = 0 }
    :: d_step { next_buffer[0] -> next[0] = next_buffer[0]; next_buffer[0] = 0 }
    :: d_step { next_buffer[1] -> next[1] = next_buffer[1]; next_buffer[1] = 0 }
    :: d_step { next_buffer[MS - 1] -> next[MS - 1] = next_buffer[MS - 1]; next_buffer[MS - 1] = 0 }
    od
}
#endif

// ---- under the scheduler's lock -----------------------------------------------------------------------------------

inline want_update() {
    want_help = (mwait > 0 || mcount < mmax) && !on_its_way;
    want_watch = want_help && watcher == NOBODY
}

inline idle_remove(m) {
    assert(idle[m]);
    idle[m] = 0;
    mwait--;
    if
    :: watcher == m -> watcher = NOBODY
    :: else
    fi
}

#define holds(m) (len(own[m]) > 0 || next[m])

// Half of another M's queue, which for so few goroutines is one of two or three; then, from the second look at an M
// that has not switched, all that it holds. A look and the exchange are one step: the exchange that fails is a
// goroutine that was gone before the look.
inline steal_half(m, g) {
    if
    :: m != 0 && len(own[0]) > 1 -> own[0]?g
    :: m != 1 && len(own[1]) > 1 -> own[1]?g
    :: m != MS - 1 && len(own[MS - 1]) > 1 -> own[MS - 1]?g
    :: else
    fi
}

inline steal_stuck(m, g) {
    i = 0;
    do
    :: i < MS && (i == m || g) -> i++
    :: i < MS && i != m && !g ->
        if
        :: watched[i] && BROKEN == STUCK_LEFT_ALONE
        :: watched[i] && BROKEN != STUCK_LEFT_ALONE && len(own[i]) > 0 -> own[i]?g
        :: watched[i] && BROKEN != STUCK_LEFT_ALONE && len(own[i]) == 0 && next[i] -> g = next[i]; next[i] = 0
        :: else -> watched[i] = holds(i)
        fi;
        i++
    :: i == MS -> break
    od;
    i = 0
}

// One look at each: all that an M holds goes to M m's queue, if it held something at the look before and has not
// switched.
inline relieve_others(m) {
    i = 0;
    do
    :: i < MS && i == m -> i++
    :: i < MS && i != m && !watched[i] -> watched[i] = holds(i); i++
    :: i < MS && i != m && watched[i] ->
        watched[i] = holds(i);
        do
        :: len(own[i]) > 0 -> own[i]?n; own[m]!n
        :: len(own[i]) == 0 && next[i] && BROKEN != NEXT_NOT_RELIEVED -> own[m]!next[i]; next[i] = 0
        :: else -> break
        od;
        i++
    :: i == MS -> break
    od;
    i = 0;
    n = 0
}

inline timers_expire() {
    i = 1;
    do
    :: i <= GS && state[i] == sleeping -> state[i] = runnable; queue!i; sleepers--; i++
    :: i <= GS -> i++
    :: i > GS -> break
    od;
    i = 0
}

// M m has work, g: the first half of leave_idle.
inline stop_watching(m) {
    if
    :: watcher == m -> watcher = NOBODY
    :: else
    fi;
    call = len(queue) > 1 || len(own[m]) > 0;
    to_watch = len(queue) > 0 && BROKEN != QUEUE_OF_ONE_IGNORED || sleepers > 0 && BROKEN != TIMERS_IGNORED;
#if BROKEN == WATCH_WITHOUT_BARRIER
    want_help = (mwait > 0 || mcount < mmax) && !on_its_way;
    want_watch_buffer = want_help && watcher == NOBODY;
    want_buffered = 1
#else
    want_update()
#endif
}

// ---- without the lock ---------------------------------------------------------------------------------------------

// Which idle M is called: any, but the watcher only where it is the only one.
#define callable(m) (idle[m] && (watcher != m || mwait == 1))

inline wake_or_start() {
    atomic {
        lock_free ->
        want_update();
        if
        :: !want_help
        :: want_help && mwait > 0 ->
            if
            :: callable(0) -> callee = 0
            :: callable(1) -> callee = 1
            :: callable(MS - 1) -> callee = MS - 1
            fi;
            idle_remove(callee);
            on_its_way = 1;
            want_update()
        :: want_help && mwait == 0 ->
            callee = mcount;
            mcount++;
            on_its_way = 1;
            want_update()
        fi
    }
    if
    :: callee == NOBODY
    :: atomic { callee != NOBODY && exists[callee] -> assert(!note[callee]); note[callee] = 1; callee = NOBODY }
    :: atomic { callee != NOBODY && !exists[callee] -> exists[callee] = 1; run machine(callee, 0); callee = NOBODY }
#if START_FAILS
    :: atomic {
        callee != NOBODY && !exists[callee] ->
        on_its_way = 0;
        mcount--;
        mmax = mcount;
        want_update();
        callee = NOBODY
    }
#endif
    fi
}

// Calls where the hints say so, and does now and then where they said so a moment ago.
inline queue_help(m) {
    if
    :: !want_watch && (!want_help || len(queue) < 2 && len(own[m]) < 2)
    :: wake_or_start()
    fi
}

inline begin_tick(m) {
    watched[m] = 0;
#if RELIEF
    if
#ifndef LIVE
    :: true
#endif
    :: atomic {
        lock_free ->
        ticked[m] = 1 - ticked[m];
        if
        :: mwait == 0 && BROKEN != NO_RELIEF -> relieve_others(m)
        :: else
        fi
    }
        queue_help(m)
    fi;
#endif
#if SLEEP
    if
    :: true
    :: atomic { sleepers > 0 && lock_free -> timers_expire() }
        queue_help(m)
    fi
#endif
}

inline take_next(m, g) {
#if BROKEN == TAKEN_WITHOUT_EXCHANGE
    g = next[m];
    next[m] = 0
#else
    d_step { g = next[m]; next[m] = 0 }
#endif
}

// The goroutine that M m goes on with: its `next`, or where there is none, or one after another has been `next`, the
// first of its own queue or of the one for all.
inline pick(m, yields, g) {
    begin_tick(m);
    yielding[m] = yields;
    take_next(m, g);
    if
    :: g -> skip
    :: atomic { g -> own[m]!g; g = 0 }
    :: !g
    fi;
    if
    :: g
    :: atomic { !g && len(own[m]) > 0 -> own[m]?g }
    :: atomic { !g && len(queue) > 0 && lock_free -> queue?g }
    :: !g && len(queue) == 0 && len(own[m]) == 0
    fi
}

// Leaves `from`, continues `to` (0: the g0).
inline switch(from, to) {
    stands_on[from]--;
    enter(to);
    from = to;
    to = 0
}

inline enter(g) {
    if
    :: g ->
        stands_on[g]++;
        assert(stands_on[g] == 1);
        assert(state[g] == runnable);
        state[g] = running
    :: else
    fi
}
