// A panic's value is printed as Go prints it: by its method Error or String, numbers and strings as print does, named
// types with their name, others with an address; with methods that yield, print or recover a panic of their own.
// RUN: %cc -O2 %s -I%inputs/run -o %t
// RUN: %python %inputs/die/print-each-value %t
#include "deferring.h"

typedef struct point {
    int64_t x, y;
} point;

FUNCTION panic_with(void *text) { pd_panic(text); }
FUNCTION drop(void *arg) {
    (void)arg;
    RECOVER();
}

static pd_string words(const char *text) { return pd_string_from_cstring(text); }

static pd_string error_that_yields(void *data) {
    (void)data;
    pd_gosched();
    pd_sleep(1);
    return words("an error that yields");
}

static pd_string error_that_prints(void *data) {
    (void)data;
    pd_print_begin(2);
    pd_print_cstring("1\n2\n");
    pd_print_end();
    return words("3");
}

static pd_string error_that_recovers(void *data) {
    call_deferring(drop, 0, panic_with, data);
    return words("it has recovered");
}

static pd_string error_that_panics(void *data) {
    (void)data;
    pd_panic("an important message");
}

static pd_string error_that_panics_so(void *data);

static pd_string error_that_faults(void *data) {
    (void)data;
    static void *volatile null;
    *(volatile int *)null = 1;
    return words("unreached");
}

static pd_string string_of_point(void *data) {
    point *p = data;
    return pd_string_cat(words("at "), pd_string_from_rune('0' + p->x + p->y));
}

#define METHOD(name, fn) {{{name, sizeof name - 1}, &pd_signature_string, (void (*)(void))(fn)}}
#define METHODS(list) list, sizeof list / sizeof *list
#define TYPE(ctype, name, kind, flags, ...)                                                                            \
    {sizeof(ctype), &pd_alg_memory, {name, sizeof name - 1}, kind, flags, __VA_ARGS__}

static const pd_method yields[] = METHOD("Error", error_that_yields);
static const pd_method prints[] = METHOD("Error", error_that_prints);
static const pd_method recovers[] = METHOD("Error", error_that_recovers);
static const pd_method panics[] = METHOD("Error", error_that_panics);
static const pd_method panics_so[] = METHOD("String", error_that_panics_so);
static const pd_method faults[] = METHOD("Error", error_that_faults);
static const pd_method text[] = METHOD("String", string_of_point);
static const pd_method both[] = {{{"Error", 5}, &pd_signature_string, (void (*)(void))error_that_yields},
                                 {{"String", 6}, &pd_signature_string, (void (*)(void))error_that_prints}};
static const pd_method other[] = {{{"Error", 5}, 0, (void (*)(void))error_that_yields}};

static const pd_type bool_ = TYPE(bool, "bool", PD_KIND_BOOL, 0, 0, 0),
                     int_ = TYPE(int64_t, "int", PD_KIND_INT, 0, 0, 0),
                     int8_ = TYPE(int8_t, "int8", PD_KIND_INT8, 0, 0, 0),
                     uint16_ = TYPE(uint16_t, "uint16", PD_KIND_UINT16, 0, 0, 0),
                     float_ = TYPE(double, "float64", PD_KIND_FLOAT64, 0, 0, 0),
                     complex_ = TYPE(double[2], "complex128", PD_KIND_COMPLEX128, 0, 0, 0),
                     my_int = TYPE(int64_t, "main.MyInt", PD_KIND_INT, 0, 0, 0),
                     my_bool = TYPE(bool, "main.MyBool", PD_KIND_BOOL, 0, 0, 0),
                     my_float = TYPE(float, "main.MyF", PD_KIND_FLOAT32, 0, 0, 0),
                     my_complex = TYPE(float[2], "main.C", PD_KIND_COMPLEX64, 0, 0, 0),
                     my_string = TYPE(pd_string, "main.MyStr", PD_KIND_STRING, 0, 0, 0),
                     plain = TYPE(point, "main.Point", PD_KIND_STRUCT, 0, METHODS(other)),
                     pointer = TYPE(void *, "*main.Point", PD_KIND_POINTER, PD_TYPE_DIRECT, 0, 0),
                     stringer = TYPE(point, "main.Point", PD_KIND_STRUCT, 0, METHODS(text)),
                     yielder = TYPE(point, "main.Y", PD_KIND_STRUCT, 0, METHODS(yields)),
                     printer = TYPE(point, "main.P", PD_KIND_STRUCT, 0, METHODS(prints)),
                     recoverer = TYPE(point, "main.R", PD_KIND_STRUCT, 0, METHODS(recovers)),
                     error_first = TYPE(point, "main.E", PD_KIND_STRUCT, 0, METHODS(both)),
                     panicker = TYPE(point, "main.Panicker", PD_KIND_STRUCT, 0, METHODS(panics)),
                     panicker_so = TYPE(point, "main.So", PD_KIND_STRUCT, 0, METHODS(panics_so)),
                     faulter = TYPE(point, "main.F", PD_KIND_STRUCT, 0, METHODS(faults));

static const bool yes = true;
static const int64_t minus_seven = -7;
static const int8_t minus_one = -1;
static const uint16_t most = 65535;
static const double one_and_a_half[2] = {1.5, -2};
static const float three[2] = {3, 0.25f};
static const pd_string hello = {"hello", 5};
static const point at = {3, 4};

static const pd_any values[] = {
    {0, 0},
    {&bool_, (void *)&yes},
    {&int_, (void *)&minus_seven},
    {&int8_, (void *)&minus_one},
    {&uint16_, (void *)&most},
    {&float_, (void *)one_and_a_half},
    {&complex_, (void *)one_and_a_half},
    {&pd_type_string, (void *)&hello},
    {&my_int, (void *)&minus_seven},
    {&my_bool, (void *)&yes},
    {&my_float, (void *)three},
    {&my_complex, (void *)three},
    {&my_string, (void *)&hello},
    {&plain, (void *)&at},
    {&pointer, (void *)0x1234},
    {&stringer, (void *)&at},
    {&yielder, (void *)&at},
    {&printer, (void *)&at},
    {&recoverer, "lost"},
    {&error_first, (void *)&at},
    {&panicker, (void *)&at},
    {&panicker_so, (void *)&at},
    {&faulter, (void *)&at},
};

static pd_string error_that_panics_so(void *data) { pd_panic_value((pd_any){&panicker, data}); }

FUNCTION rethrow(void *arg) {
    (void)arg;
    pd_panic_value(RECOVER());
}

FUNCTION raise(void *value) { pd_panic_value(*(pd_any *)value); }

// With a second argument the value is recovered and raised again.
void pd_main(void) {
    const pd_any *value = &values[pd_atoi(pd_argv()[1])];
    if (pd_argc() > 2) call_deferring(rethrow, 0, raise, (void *)value);
    pd_panic_value(*value);
}
