// However many goroutines on however many threads ask for the tables of however many pairs, each pair has one, and it
// holds the right methods in the right order; or none, for all who ask.
// RUN: %cc -O2 %s -o %t && %each-mmax %t
#include "interface.h"

enum { type_count = 120, interface_count = 60, name_count = 12, asker_count = 8 };

static pd_string names[name_count];
static const char signatures[2];
static pd_type types[type_count];
static pd_method methods[type_count][name_count];
static pd_interface interfaces[interface_count];
static pd_interface_method wanted[interface_count][name_count];
static const pd_itab *answers[asker_count][type_count][interface_count];

// The types and interfaces of these numbers have the methods whose bits are set; every seventh type has its last one
// with another signature.
static void make_all(void) {
    for (int i = 0; i < name_count; i++) {
        char text[3] = {'M', (char)('a' + i), 0};
        names[i] = pd_string_from_bytes(text, 2);
    }
    uint64_t state = 42;
    for (int t = 0; t < type_count; t++) {
        uint64_t bits = random_next(&state) | random_next(&state);
        int64_t count = 0;
        for (int i = 0; i < name_count; i++) {
            if (!(bits >> i & 1)) continue;
            void (*fn)(void) = (void (*)(void))(uintptr_t)(t * 1000 + i + 1); // never called
            methods[t][count++] = (pd_method){names[i], &signatures[0], fn};
        }
        if (t % 7 == 0 && count > 0) methods[t][count - 1].signature = &signatures[1];
        types[t] = (pd_type){8, &pd_alg_memory, names[0], PD_KIND_INT64, 0, methods[t], count};
    }
    for (int k = 0; k < interface_count; k++) {
        uint64_t bits = random_next(&state) & random_next(&state) & random_next(&state);
        int64_t count = 0;
        for (int i = 0; i < name_count; i++) {
            if (bits >> i & 1) wanted[k][count++] = (pd_interface_method){names[i], &signatures[0]};
        }
        interfaces[k] = (pd_interface){names[1], wanted[k], count};
    }
}

static const pd_method *method_of(const pd_type *type, pd_string name) {
    for (int64_t i = 0; i < type->method_count; i++) {
        const pd_method *method = &type->methods[i];
        if (pd_string_equal(method->name, name) && method->signature == &signatures[0]) return method;
    }
    return NULL;
}

static void check(const pd_itab *tab, const pd_type *type, const pd_interface *interface) {
    bool has_all = true;
    for (int64_t i = 0; i < interface->method_count; i++) {
        const pd_method *method = method_of(type, interface->methods[i].name);
        if (!method) has_all = false;
        else if (tab) expect(tab->fn[i] == method->fn, "each method in its place");
    }
    expect(!tab == !has_all && (!tab || tab->type == type), "a table where no method is missing, and only there");
}

static pd_chan *done;

static void ask(void *number) {
    int64_t self = (int64_t)number;
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < type_count * interface_count; i++) {
            int pair = (int)((i * 7919 + self * 1000) % (type_count * interface_count)); // each in an order of its own
            int t = pair / interface_count, k = pair % interface_count;
            const pd_itab *tab = pd_itab_of(&interfaces[k], &types[t]);
            expect(round == 0 || tab == answers[self][t][k], "asked again, the same");
            answers[self][t][k] = tab;
            if (i % 64 == 0) pd_gosched();
        }
    }
    send(done, self);
}

void pd_main(void) {
    make_all();
    done = channel_of(0);
    for (int64_t i = 0; i < asker_count; i++) pd_go(ask, (void *)i);
    for (int64_t i = 0; i < asker_count; i++) receive(done);
    int64_t found = 0;
    for (int t = 0; t < type_count; t++) {
        for (int k = 0; k < interface_count; k++) {
            check(answers[0][t][k], &types[t], &interfaces[k]);
            found += answers[0][t][k] != NULL;
            for (int i = 1; i < asker_count; i++) expect(answers[i][t][k] == answers[0][t][k], "one table for all");
        }
    }
    expect(found > 1000 && found < type_count * interface_count - 1000, "many pairs match, and many do not");
}
