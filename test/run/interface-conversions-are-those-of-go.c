// Values become interfaces and come back, interfaces become others, calls reach the type's own method, and what does
// not match says so: as in Go. A table that the compiler emits is as good as one that the runtime makes.
// RUN: %cc -O2 %s -o %t && %each-mmax %t
#include "interface.h"

typedef struct Point {
    int64_t x, y;
} Point;

static int64_t point_sum(void *data) { return ((Point *)data)->x + ((Point *)data)->y; }
static int64_t point_x(void *data) { return ((Point *)data)->x; }
static int64_t number_sum(void *data) { return *(int64_t *)data; }
static int64_t pointer_sum(void *data) { return ((Point *)data)->x * 10; }

static const char plain[1], other[1]; // two signatures

static const pd_method point_methods[] = {METHOD("Sum", plain, point_sum), METHOD("X", plain, point_x)};
static const pd_method number_methods[] = {METHOD("Sum", plain, number_sum)};
static const pd_method pointer_methods[] = {METHOD("Sum", plain, pointer_sum), METHOD("X", other, point_x)};
static const pd_type point = TYPE("main.Point", Point, pd_alg_memory, PD_KIND_STRUCT, 0, point_methods);
static const pd_type number = TYPE("main.Number", int64_t, pd_alg_memory, PD_KIND_INT64, 0, number_methods);
static const pd_type pointer = TYPE("*main.Point", void *, pd_alg_memory, PD_KIND_POINTER, PD_TYPE_DIRECT,
                                    pointer_methods);
static const pd_type bare = {8, &pd_alg_float64, STRING("float64"), PD_KIND_FLOAT64, 0, NULL, 0};
static const pd_type nothing = {0, &pd_alg_memory, STRING("struct {}"), PD_KIND_STRUCT, 0, NULL, 0};

static const pd_interface_method summer_methods[] = {{STRING("Sum"), plain}};
static const pd_interface_method both_methods[] = {{STRING("Sum"), plain}, {STRING("X"), plain}};
static const pd_interface_method last_methods[] = {{STRING("X"), plain}};
static const pd_interface summer = INTERFACE("main.Summer", summer_methods);
static const pd_interface both = INTERFACE("main.Both", both_methods);
static const pd_interface last = INTERFACE("main.Last", last_methods);
static const pd_interface none = {STRING("main.None"), NULL, 0};

static const struct {
    const pd_type *type;
    void (*fn[1])(void);
} emitted = {&number, {(void (*)(void))number_sum}};

static void values(void) {
    Point p = {3, 4};
    pd_any x = pd_any_from_value(&point, &p);
    p.x = 100;
    Point back = {0, 0};
    pd_any_get(x, &point, &back);
    expect(x.type == &point && back.x == 3 && back.y == 4, "a value is copied, and comes back");
    int64_t wrong = 7;
    expect(!pd_any_try_get(x, &number, &wrong) && wrong == 0, "a value of another type is not got: ok is false, zero");
    expect(pd_any_try_get(x, &point, &back) && back.x == 3, "ok is true for its own type");
    Point *there = &p, *again = NULL;
    pd_any direct = pd_any_from_value(&pointer, &there);
    expect(direct.data == there, "a pointer is the data word itself");
    pd_any_get(direct, &pointer, &again);
    expect(again == &p, "and comes back");
    for (int64_t n = -2; n < 300; n++) {
        pd_any boxed = pd_any_from_value(&number, &n);
        pd_any_get(boxed, &number, &wrong);
        expect(wrong == n, "small numbers and large ones come back");
    }
    double fraction = 1.5, zero = -0.0;
    pd_any_get(pd_any_from_value(&bare, &fraction), &bare, &fraction);
    pd_any_get(pd_any_from_value(&bare, &zero), &bare, &zero);
    expect(fraction == 1.5 && __builtin_signbit(zero), "floats come back bit by bit");
    pd_any empty = pd_any_from_value(&nothing, NULL);
    expect(empty.type == &nothing && empty.data, "a value of no bytes is a value");
    pd_any_get(empty, &nothing, NULL);
    expect(!pd_any_try_get((pd_any){NULL, NULL}, &number, &wrong) && wrong == 0, "nil has no type");
}

static void methods(void) {
    Point p = {3, 4}, *at = &p;
    int64_t n = 1000;
    pd_iface a = pd_iface_from_value(&both, &point, &p), b = pd_iface_from_value(&summer, &number, &n);
    pd_iface c = pd_iface_from_value(&summer, &pointer, &at);
    expect(call(a, 0) == 7 && call(a, 1) == 3 && call(b, 0) == 1000 && call(c, 0) == 30, "a call reaches its method");
    pd_iface narrow = pd_iface_from_any(&summer, pd_any_from_iface(a));
    expect(call(narrow, 0) == 7 && narrow.tab == pd_itab_of(&summer, &point), "an interface of fewer methods");
    pd_iface only = pd_iface_from_any(&last, pd_any_from_iface(narrow));
    expect(call(only, 0) == 3, "the tables have the interface's order, not the type's");
    pd_iface result = a;
    expect(!pd_iface_try_from_any(&both, pd_any_from_iface(b), &result), "Number has no X");
    expect(!result.tab && !result.data, "and the result is nil");
    expect(!pd_iface_try_from_any(&both, pd_any_from_iface(c), &result), "another signature, another method");
    expect(!pd_iface_try_from_any(&summer, (pd_any){NULL, NULL}, &result), "nil is no Summer");
    expect(!pd_itab_of(&both, &number) && !pd_itab_of(&last, &bare), "no table where a method is missing");
    expect(!pd_itab_of(&both, &number), "asked again, too");
    expect(pd_itab_of(&none, &bare) && pd_itab_of(&none, &point)->type == &point, "every type has no methods");
    expect(pd_iface_try_from_any(&both, pd_any_from_iface(narrow), &result) && call(result, 1) == 3, "and wider again");
    expect(!pd_any_from_iface((pd_iface){NULL, NULL}).type, "nil stays nil");
    Point back;
    pd_iface_get(a, &both, &point, &back);
    expect(back.y == 4 && pd_iface_try_get(a, &point, &back) && !pd_iface_try_get(a, &number, &n), "back to the type");
    pd_iface fixed = {(const pd_itab *)&emitted, pd_any_from_value(&number, &(int64_t){77}).data};
    expect(call(fixed, 0) == 77, "a table that the compiler emitted");
    expect(pd_iface_equal(fixed, pd_iface_from_value(&summer, &number, &(int64_t){77})), "is equal to the runtime's");
    expect(call(pd_iface_from_any(&summer, pd_any_from_iface(fixed)), 0) == 77, "and converts like it");
}

static void equality(void) {
    int64_t n = 1 << 20, m = 1 << 20, other_number = 5;
    pd_any a = pd_any_from_value(&number, &n), b = pd_any_from_value(&number, &m);
    pd_any nil = {NULL, NULL};
    expect(a.data != b.data && pd_any_equal(a, b), "equal values in two places");
    expect(!pd_any_equal(a, pd_any_from_value(&number, &other_number)), "other values");
    expect(!pd_any_equal(a, nil) && !pd_any_equal(nil, a) && pd_any_equal(nil, nil), "nil is equal to nil only");
    Point p = {1, 2}, *x = &p;
    Point q = {1, 2}, *y = &q;
    expect(pd_any_equal(pd_any_from_value(&point, x), pd_any_from_value(&point, y)), "structs by their fields");
    expect(!pd_any_equal(pd_any_from_value(&pointer, &x), pd_any_from_value(&pointer, &y)), "pointers by address");
    double nan = __builtin_nan(""), zero = 0.0, minus = -0.0;
    pd_any not_a_number = pd_any_from_value(&bare, &nan);
    expect(!pd_any_equal(not_a_number, not_a_number), "NaN is not equal to itself");
    expect(pd_any_equal(pd_any_from_value(&bare, &zero), pd_any_from_value(&bare, &minus)), "0 is equal to -0");
    expect(pd_any_hash(a, 9) == pd_any_hash(b, 9) && pd_any_hash(nil, 9) == pd_any_hash(nil, 9), "equal hashes");
    expect(pd_any_hash(a, 9) != pd_any_hash(a, 10), "the seed counts");
}

void pd_main(void) {
    values();
    methods();
    equality();
}
