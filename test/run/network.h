// network.h -- random networks of processes (G. Kahn, 1974), and what becomes of each.
//
// Processes run programs of their own and share nothing but channels, each with one sender and one receiver; they only
// send and receive, and never ask what is ready. So whatever the order in which they run, each channel carries the same
// values, and each process ends, or waits for ever at the same step. `network_evaluate` finds out, one step after the
// other; goroutines must come to the same. A network is made by carrying it out at random: every step that is written
// down could be taken when it was, so there is an order, and therefore in any order all come to their ends.
#pragma once

#include "program.h"

enum { processes_max = 10, channels_max = 14, steps_max = 200 };

enum kind { step_end, step_send, step_recv, step_close, step_start, step_yield, step_sleep, step_work, step_call };

// What a process does: with a channel, or another process, or for a time.
struct step {
    uint8_t kind, with;
};

struct process {
    struct step steps[steps_max];
    int64_t length;
    bool started; // by whom is a step of another; 0 is pd_main itself
};

struct link {
    int64_t capacity, sender, receiver;
    int64_t count;
    bool closed;
};

struct network {
    struct process processes[processes_max];
    struct link links[channels_max];
    int64_t process_count, link_count;
};

// What has become of a process: what it has computed, and whether it waits for ever, and in which kind of step.
struct outcome {
    uint64_t value;
    enum kind waits;
};

static inline int64_t draw(uint64_t *random, int64_t below) { return (int64_t)(random_next(random) >> 33) % below; }

static inline bool step_add(struct network *n, int64_t process, enum kind kind, int64_t with) {
    struct process *p = &n->processes[process];
    if (p->length == steps_max - 1) return false; // the last is step_end
    p->steps[p->length++] = (struct step){(uint8_t)kind, (uint8_t)with};
    return true;
}

static inline bool has_room(const struct network *n, int64_t process) {
    return n->processes[process].started && n->processes[process].length < steps_max - 100;
}

// Through this channel, if it is possible.
static inline void pass(struct network *n, int64_t at, bool sends) {
    struct link *c = &n->links[at];
    if (c->capacity == 0) {
        if (!has_room(n, c->sender) || !has_room(n, c->receiver)) return;
        step_add(n, c->sender, step_send, at);
        step_add(n, c->receiver, step_recv, at);
    } else if (sends) {
        if (c->count < c->capacity && has_room(n, c->sender)) c->count += step_add(n, c->sender, step_send, at);
    } else if (c->count > 0 && has_room(n, c->receiver)) {
        c->count -= step_add(n, c->receiver, step_recv, at);
    }
}

// Something that touches no channel.
static inline void pass_time(struct network *n, uint64_t *random, int64_t process) {
    if (!has_room(n, process)) return;
    int64_t drawn = draw(random, 256);
    if (drawn == 0) step_add(n, process, step_sleep, draw(random, 2));
    else if (drawn < 4) step_add(n, process, step_call, 0);
    else step_add(n, process, drawn < 128 ? step_yield : step_work, draw(random, 8));
}

static inline void start_next(struct network *n, uint64_t *random) {
    for (int64_t i = 0; i < n->process_count; i++) {
        if (n->processes[i].started) continue;
        int64_t by = draw(random, i);
        if (step_add(n, by, step_start, i)) n->processes[i].started = true;
        return;
    }
}

// What is left in the buffers is received, before a close or behind it.
static inline void drain(struct network *n, uint64_t *random) {
    for (int64_t i = 0; i < n->link_count; i++) {
        struct link *c = &n->links[i];
        bool closes = draw(random, 16) == 0;
        bool first = draw(random, 2) == 0;
        if (closes && first) step_add(n, c->sender, step_close, i);
        while (c->count > 0 && step_add(n, c->receiver, step_recv, i)) c->count--;
        if (closes && !first) step_add(n, c->sender, step_close, i);
        for (int64_t k = closes ? draw(random, 3) : 0; k > 0; k--) step_add(n, c->receiver, step_recv, i);
    }
}

static inline void network_make(struct network *n, uint64_t seed) {
    uint64_t random = seed * 0x9e3779b97f4a7c15u + 1;
    for (int i = 0; i < 4; i++) random_next(&random);
    *n = (struct network){0};
    n->process_count = 2 + draw(&random, processes_max - 1);
    n->link_count = 1 + draw(&random, channels_max);
    n->processes[0].started = true;
    for (int64_t i = 0; i < n->link_count; i++) {
        struct link *c = &n->links[i];
        c->capacity = draw(&random, 2) ? 0 : 1 + draw(&random, 4);
        c->sender = draw(&random, n->process_count);
        do c->receiver = draw(&random, n->process_count);
        while (c->capacity == 0 && c->receiver == c->sender);
    }
    for (int64_t steps = 4 + draw(&random, 100); steps > 0; steps--) {
        if (draw(&random, 4) == 0) start_next(n, &random);
        if (draw(&random, 4) == 0) pass_time(n, &random, draw(&random, n->process_count));
        pass(n, draw(&random, n->link_count), draw(&random, 2) == 0);
    }
    for (int64_t i = 0; i < n->process_count; i++) start_next(n, &random);
    drain(n, &random);
}

// ---- what the values are: of what a process has received, and when it sent ------------------------------------------

static inline uint64_t mixed(uint64_t value, uint64_t with) { return (value ^ with) * 0x9e3779b97f4a7c15u + 1; }

static inline uint64_t sent(uint64_t value) { return mixed(value, 1); }

// What a closed channel gives is zero and false.
static inline uint64_t received(uint64_t value, uint64_t word, bool ok) { return mixed(value, word + ok); }

// ---- one step after the other ---------------------------------------------------------------------------------------

struct evaluation {
    const struct network *n;
    uint64_t buffers[channels_max][4];
    int64_t counts[channels_max], takes[channels_max];
    bool closed[channels_max];
    int64_t at[processes_max];
    bool started[processes_max];
    uint64_t values[processes_max];
};

static inline struct step step_of(const struct evaluation *e, int64_t process) {
    return e->n->processes[process].steps[e->at[process]];
}

static inline bool evaluate_send(struct evaluation *e, int64_t process, int64_t at) {
    const struct link *c = &e->n->links[at];
    uint64_t value = e->values[process];
    if (c->capacity == 0) {
        struct step other = step_of(e, c->receiver);
        if (!e->started[c->receiver] || other.kind != step_recv || other.with != at) return false;
        e->values[c->receiver] = received(e->values[c->receiver], value, true);
        e->at[c->receiver]++;
    } else {
        if (e->counts[at] == c->capacity) return false;
        e->buffers[at][(e->takes[at] + e->counts[at]++) % c->capacity] = value;
    }
    e->values[process] = sent(value);
    return true;
}

// Takes from a buffer. Where there is none the sender's step is that of both.
static inline bool evaluate_recv(struct evaluation *e, int64_t process, int64_t at) {
    uint64_t *value = &e->values[process];
    if (e->counts[at] == 0) {
        if (e->closed[at]) *value = received(*value, 0, false);
        return e->closed[at];
    }
    *value = received(*value, e->buffers[at][e->takes[at]], true);
    e->takes[at] = (e->takes[at] + 1) % e->n->links[at].capacity;
    e->counts[at]--;
    return true;
}

// Whether the process could take its next step.
static inline bool evaluate_step(struct evaluation *e, int64_t process) {
    struct step s = step_of(e, process);
    switch (s.kind) {
    case step_end: return false;
    case step_send:
        if (!evaluate_send(e, process, s.with)) return false;
        break;
    case step_recv:
        if (!evaluate_recv(e, process, s.with)) return false;
        break;
    case step_close: e->closed[s.with] = true; break;
    case step_start: e->started[s.with] = true; break;
    }
    e->at[process]++;
    return true;
}

static inline void network_evaluate(const struct network *n, struct outcome *outcomes) {
    struct evaluation e = {.n = n};
    e.started[0] = true;
    for (bool moved = true; moved;) {
        moved = false;
        for (int64_t i = 0; i < n->process_count; i++) {
            while (e.started[i] && evaluate_step(&e, i)) moved = true;
        }
    }
    for (int64_t i = 0; i < n->process_count; i++) {
        outcomes[i] = (struct outcome){e.values[i], e.started[i] ? step_of(&e, i).kind : step_end};
    }
}

// ---- by goroutines --------------------------------------------------------------------------------------------------

struct running {
    const struct network *n;
    pd_chan *channels[channels_max], *done;
    uint64_t values[processes_max];
};

struct part {
    struct running *running;
    int64_t process;
};

static void network_process(void *part);

static inline void take_step(struct running *r, struct step s, uint64_t *value) {
    int64_t word = (int64_t)*value;
    bool ok;
    switch (s.kind) {
    case step_send:
        pd_chan_send(r->channels[s.with], &word);
        *value = sent(*value);
        break;
    case step_recv:
        ok = pd_chan_recv(r->channels[s.with], &word);
        *value = received(*value, (uint64_t)word, ok);
        break;
    case step_close: pd_chan_close(r->channels[s.with]); break;
    case step_start: pd_go_copy(network_process, &(struct part){r, s.with}, sizeof(struct part)); break;
    case step_yield: pd_gosched(); break;
    case step_sleep: pd_sleep(s.with); break;
    case step_work: for (volatile int i = 0; i < s.with * 64; i++) {} break;
    case step_call: pd_syscall(24, 0, 0, 0, 0, 0, 0); break; // sched_yield
    }
}

static void network_process(void *of) {
    struct part part = *(struct part *)of;
    const struct process *p = &part.running->n->processes[part.process];
    uint64_t value = 0;
    for (int64_t i = 0; p->steps[i].kind != step_end; i++) take_step(part.running, p->steps[i], &value);
    part.running->values[part.process] = value;
    send(part.running->done, part.process);
}

// The channels are those of earlier networks, which left them empty, unless they were closed.
static inline pd_chan *channel_again(int64_t capacity, int64_t number) {
    static pd_chan *pool[processes_max + 1][channels_max];
    pd_chan **place = &pool[capacity][number];
    bool ok, open = *place && !pd_chan_try_recv(*place, 0, &ok);
    if (!open) *place = channel_of(capacity);
    return *place;
}

// Runs it, process 0 being this goroutine, and waits for all.
static inline void network_run(struct running *r, const struct network *n, bool done_is_buffered) {
    r->n = n;
    for (int64_t i = 0; i < n->link_count; i++) r->channels[i] = channel_again(n->links[i].capacity, i);
    static pd_chan *done[2];
    if (!done[0]) done[0] = channel_of(0), done[1] = channel_of(processes_max);
    r->done = done[done_is_buffered];
    struct part main = {r, 0};
    if (!done_is_buffered) pd_go_copy(network_process, &main, sizeof main);
    else network_process(&main);
    for (int64_t i = 0; i < n->process_count; i++) receive(r->done);
}
