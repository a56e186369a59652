// handover.pml -- how goroutines pass between Ms: `next`, the queues, who watches, who is called (runtime/sched.h).
//
// Each M is a process. What the goroutine that it runs does is chosen freely among what the test allows: GO start
// another and end, READY one that waits, YIELD, SLEEP, park, or hog its M for ever. So all programs of GS goroutines
// are covered, in every interleaving. SPINS=0 is a machine of one processor; START_FAILS a kernel that may refuse a
// thread.
//
// A section under the scheduler's lock is one step; what the code reads without the lock is a step of its own. A
// time-out may come at any moment, and whoever looks at the timers may find any of them due. An M's own queue is a
// channel: that taking from it without a lock is safe is shown by run-queue.pml. The store buffer of x86 is there
// where the protocol needs a full barrier: the put into `next`, and want_watch.
//
// Claims: a goroutine stands on one M at most, and is continued only when it has been left (enter);
//         no wakeup is doubled, none is left over for a later sleep (wake_or_start, look);
//         the end of the program is declared only when nothing can ever run again (look), and then it is (init);
//         when nothing moves, no goroutine that could run lies about while an M is idle or may be started (init).
//         with LIVE and two Ms: what one holds that hogs is not left there for ever while the other runs nothing.
// BROKEN takes one step out, by number: the tests show that Spin finds each.
#define READY_WITHOUT_BARRIER 1   // want_watch is read before the put into `next` has left the store buffer
#define WATCH_WITHOUT_BARRIER 2   // every `next` is looked at before want_watch has left the store buffer
#define PARK_BEFORE_SWITCH 3      // the wait queue's lock is released while the goroutine still stands on its stack
#define NO_LAST_LOOK 4            // who stops watching does not look at what the others hold
#define QUEUE_OF_ONE_IGNORED 5    // who stops watching calls for help only where two goroutines are in the shared queue
#define TIMERS_IGNORED 6          // who stops watching does not look at the timers
#define WAKEUP_LEFT_BEHIND 7      // who times out while it is being woken does not wait for the wakeup
#define ARRIVAL_NOT_TOLD 8        // the woken M does not say that it is no longer on its way
#define YIELD_OUT_OF_SIGHT 9      // a yield takes what this M holds before the caller is seen in the queue
#define SLEEP_CALLS_NOBODY 10     // a sleeper sets its timer, goes on with `next`, and calls nobody
#define END_IGNORES_TIMERS 11     // the last M to idle ends the program whatever timers are set
#define TAKEN_WITHOUT_EXCHANGE 12 // the owner reads and clears `next` in two steps
#define STUCK_LEFT_ALONE 13       // the watcher never takes what another M holds alone
#ifndef BROKEN
#define BROKEN 0
#endif
#ifndef GO
#define GO 0
#endif
#ifndef READY
#define READY 0
#endif
#ifndef YIELD
#define YIELD 0
#endif
#ifndef SLEEP
#define SLEEP 0
#endif
#ifndef SPINS
#define SPINS 1
#endif
#ifndef START_FAILS
#define START_FAILS 0
#endif
#define NOBODY MS

mtype = { dead, runnable, running, waiting, sleeping };
mtype state[GS + 1];          // goroutines are 1 to GS; 0 is none
byte stands_on[GS + 1];       // how many Ms stand on its stack
byte sleepers;

bit chan_lock;                // of the one wait queue: whoever is `waiting` stands in it
chan queue = [GS] of { byte };            // for all
chan own[MS] = [GS] of { byte };
bit yielding[MS];             // a goroutine may be on its way into `own`
byte watcher = NOBODY;
byte mcount = 1, mmax = MS, mwait;
bit on_its_way, want_watch, want_help, ended;

byte next[MS];
byte next_buffer[MS];         // a put that is still in its owner's store buffer
bit want_buffered, want_watch_buffer; // a store to want_watch that is, and behind it the release of the lock

bit exists[MS], idle[MS], timed[MS], note[MS], hogs[MS];
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

// ---- an M ---------------------------------------------------------------------------------------------------------

proctype machine(byte m; byte g) {
    byte n, i, callee = NOBODY;
    bit spun, call, to_watch;

    if
    :: g -> goto run_goroutine
    :: atomic { !g && lock_free -> on_its_way = 0; want_update() }
    fi;

find_work:
    spun = 0;
look:
    atomic {
        lock_free ->
        timers_expire();
        if
        :: len(queue) > 0 -> queue?n
        :: else -> steal_half(m, n)
        fi;
        if
        :: n -> stop_watching(m); goto found
        :: !n && mwait + 1 == mcount && (sleepers == 0 || BROKEN == END_IGNORES_TIMERS) ->
            i = 1;
            do // end_of_program
            :: i <= GS -> assert(state[i] == dead || state[i] == waiting); i++
            :: i > GS -> break
            od;
            ended = 1;
            false
        :: !n && mwait + 1 < mcount && !spun && watcher == NOBODY && SPINS ->
            steal_stuck(m, n);
            if
            :: n -> stop_watching(m); goto found
            :: else -> spun = 1; watcher = m; want_update(); goto spinning
            fi
        :: !n && (mwait + 1 < mcount && (spun || watcher != NOBODY || !SPINS) || mwait + 1 == mcount && sleepers) ->
            if
            :: watcher == NOBODY -> watcher = m
            :: watcher != NOBODY && sleepers > 0 && idle[watcher] -> watcher = m // that one sleeps too long
            :: watcher != NOBODY
            fi;
            assert(!note[m]);
            idle[m] = 1;
            mwait++;
            timed[m] = watcher == m;
            want_update();
            goto asleep
        fi
    }

spinning:
    atomic {
        lock_free ->
        if
        :: watcher == m -> watcher = NOBODY
        :: else
        fi;
        if
        :: len(queue) > 0 -> queue?n
        :: else -> steal_half(m, n)
        fi;
        if
        :: n
        :: else -> steal_stuck(m, n)
        fi;
        if
        :: n -> stop_watching(m); goto found
        :: else -> want_update(); goto look
        fi
    }

asleep:
    if
    :: atomic {
        note[m] && lock_free ->
        note[m] = 0;
        timed[m] = 0;
        spun = 0;
        on_its_way = (BROKEN == ARRIVAL_NOT_TOLD -> on_its_way : 0);
        want_update();
        goto look
    }
    :: atomic {
        timed[m] && idle[m] && !ended && lock_free ->
        timed[m] = 0;
        idle_remove(m);
        steal_stuck(m, n);
        if
        :: n -> stop_watching(m); goto found
        :: else -> want_update(); goto look
        fi
    }
#if BROKEN == WAKEUP_LEFT_BEHIND
    :: atomic { timed[m] && !idle[m] -> timed[m] = 0; goto look }
#endif
    fi;

found: // the second half of leave_idle
#if BROKEN == WATCH_WITHOUT_BARRIER
    if
    :: !call && (want_buffered && want_watch_buffer || !want_buffered && want_watch) ->
#else
    if
    :: !call && want_watch ->
#endif
        call = to_watch;
#if BROKEN != NO_LAST_LOOK
        do
        :: i < MS && !call -> call = holds(i);
            call = call || yielding[i];
            i++
        :: i == MS || call -> i = 0; break
        od
#endif
    :: call || !want_watch
    fi;
    if
    :: call -> call = 0; wake_or_start()
    :: else
    fi;
    d_step { to_watch = 0; watched[m] = 0; enter(n); g = n; n = 0 }

run_goroutine:
    if
    :: goto park
    :: hogs[m] = 1; false
#if GO
    :: goto end_goroutine
    :: goto go
#endif
#if READY
    :: goto ready
#endif
#if YIELD
    :: goto yield
#endif
#if SLEEP
    :: goto sleep
#endif
    fi;

#if GO
go:
    atomic {
        lock_free ->
        if
        :: state[1] == dead -> i = 1
        :: state[2] == dead -> i = 2
        :: state[GS] == dead -> i = GS
        :: else -> goto run_goroutine
        fi;
        state[i] = runnable;
        own[m]!i;
        i = 0
    }
    queue_help(m);
    goto run_goroutine;
#endif

#if READY
ready:
    atomic {
        chan_lock == 0 ->
        if
        :: state[1] == waiting -> i = 1
        :: state[2] == waiting -> i = 2
        :: state[GS] == waiting -> i = GS
        :: else -> goto run_goroutine
        fi;
        state[i] = runnable;
        n = next[m];
        next[m] = 0;
#if BROKEN == READY_WITHOUT_BARRIER
        next_buffer[m] = i;
#else
        next[m] = i;
#endif
        i = 0
    }
    if
    :: n ->
        atomic { own[m]!n; n = 0 }
        queue_help(m)
    :: !n && !want_watch
    :: !n -> wake_or_start()
    fi;
#if BROKEN == READY_WITHOUT_BARRIER
    next_buffer[m] == 0; // the next exchange drains it at the latest
#endif
    goto run_goroutine;
#endif

park:
    atomic { chan_lock == 0 -> chan_lock = 1; state[g] = waiting }
    pick(m, 0, n);
#if BROKEN == PARK_BEFORE_SWITCH
    chan_lock = 0;
    d_step { switch(g, n) }
#else
    d_step { switch(g, n); chan_lock = 0 }
#endif
    goto switched;

#if YIELD
yield:
    pick(m, (BROKEN != YIELD_OUT_OF_SIGHT), n);
    if
    :: !n -> goto run_goroutine
    :: n && !want_watch
    :: n -> wake_or_start()
    fi;
    d_step { state[g] = runnable; own[m]!g; switch(g, n) }
    goto run_goroutine;
#endif

#if SLEEP
sleep:
    pick(m, 0, n);
again_sleep:
    if
#if BROKEN != SLEEP_CALLS_NOBODY
    :: n && want_watch -> wake_or_start(); goto again_sleep
    :: atomic {
        lock_free && !(n && want_watch) ->
#else
    :: atomic {
        lock_free ->
#endif
        state[g] = sleeping;
        sleepers++;
        if
        :: watcher != NOBODY && idle[watcher] -> // watcher_recall: it would sleep too long
            i = watcher;
            idle_remove(i);
            on_its_way = 1;
            want_update();
            assert(!note[i]);
            note[i] = 1;
            i = 0
        :: true
        fi;
        switch(g, n)
    }
    fi;
    goto switched;
#endif

#if GO
end_goroutine:
    pick(m, 0, n);
    d_step { state[g] = dead; switch(g, n) }
#endif

switched:
    if
    :: g -> goto run_goroutine
    :: else -> goto find_work
    fi
}

#ifdef LIVE
#define left_behind (hogs[0] && holds(0) && stands_on[1] + stands_on[2] == 1)
never { // <> [] left_behind
    do
    :: true
    :: left_behind -> break
    od;
accept:
    do
    :: left_behind
    od
}
#endif

// m0 runs goroutine 1, and the others are yet to be made or wait; or all are queued, as when predawn ends. Then until
// nothing can move.
init {
    byte i = 1;
    bit somebody_hogs;
    atomic {
        do
        :: i <= GS && GO -> state[i] = dead; i++
        :: i <= GS && !GO && READY -> state[i] = waiting; i++
        :: i <= GS && !GO && !READY -> state[i] = runnable; queue!i; i++
        :: i > GS -> break
        od;
        exists[0] = 1;
        want_update();
        if
        :: GO || READY -> state[1] = running; stands_on[1] = 1; run machine(0, 1)
        :: else -> run machine(0, 0)
        fi;
        i = 0
    }
    timeout;
    do
    :: i < MS -> somebody_hogs = somebody_hogs || hogs[i]; i++
    :: i == MS -> i = 0; break
    od;
    assert(ended || somebody_hogs);
    do
    :: i < MS && !ended && (mwait > 0 || mcount < mmax) -> assert(!holds(i) && len(queue) == 0 && !sleepers); i++
    :: else -> break
    od
}
