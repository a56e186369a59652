// interface.c -- values of four types as interfaces: each is converted to an interface with a method, which is called.
#include "bench.h"

enum { rounds = 20000000, types = 4 };

static int64_t plus_1(void *data) { return *(int64_t *)data + 1; }
static int64_t plus_2(void *data) { return *(int64_t *)data + 2; }
static int64_t plus_3(void *data) { return *(int64_t *)data + 3; }
static int64_t plus_4(void *data) { return *(int64_t *)data + 4; }

static const char signature[1];
static const pd_method methods[types] = {{{"Add", 3}, signature, (void (*)(void))plus_1},
                                         {{"Add", 3}, signature, (void (*)(void))plus_2},
                                         {{"Add", 3}, signature, (void (*)(void))plus_3},
                                         {{"Add", 3}, signature, (void (*)(void))plus_4}};
static const pd_type numbers[types] = {
    {8, &pd_alg_memory, {"main.A", 6}, PD_KIND_INT64, 0, &methods[0], 1},
    {8, &pd_alg_memory, {"main.B", 6}, PD_KIND_INT64, 0, &methods[1], 1},
    {8, &pd_alg_memory, {"main.C", 6}, PD_KIND_INT64, 0, &methods[2], 1},
    {8, &pd_alg_memory, {"main.D", 6}, PD_KIND_INT64, 0, &methods[3], 1},
};
static const pd_interface_method wanted[1] = {{{"Add", 3}, signature}};
static const pd_interface adder = {{"main.Adder", 10}, wanted, 1};

void pd_main(void) {
    pd_any values[types];
    for (int64_t i = 0; i < types; i++) values[i] = pd_any_from_value(&numbers[i], &(int64_t){1000 * i});
    int64_t sum = 0, begin = pd_nanotime();
    for (int64_t i = 0; i < rounds; i++) {
        pd_iface x = pd_iface_from_any(&adder, values[i % types]);
        sum += ((int64_t(*)(void *))x.tab->fn[0])(x.data);
    }
    report("interface", pd_nanotime() - begin, rounds);
    if (sum != (int64_t)rounds / types * 6010) pd_throw("the sum is wrong");
    pd_exit(0);
}
