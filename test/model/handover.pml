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
//         with LIVE and two Ms: what one holds that hogs is not left there for ever while the other runs nothing;
//         with RELIEF too: nor while the other runs something that yields or parks again and again.
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
#define NO_RELIEF 14              // an M that switches never takes what another holds while none is idle
#define NEXT_NOT_RELIEVED 15      // or takes what stands in the other's queue only
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
#ifndef RELIEF
#define RELIEF 0
#endif
#ifndef SPINS
#define SPINS 1
#endif
#ifndef START_FAILS
#define START_FAILS 0
#endif
#include "scheduler.pml"

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
#if RELIEF
#define left_behind (hogs[0] && holds(0) && !hogs[1])
never { // <> [] left_behind, and the other looks again and again
    do
    :: true
    :: left_behind && !ticked[1] -> goto even
    od;
even:
    do
    :: left_behind && !ticked[1]
    :: left_behind && ticked[1] -> goto odd
    od;
odd:
    do
    :: left_behind && ticked[1]
    :: left_behind && !ticked[1] -> goto accept_again
    od;
accept_again:
    if
    :: left_behind -> goto even
    fi
}
#else
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
