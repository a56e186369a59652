// pd_atoi reads an optional sign and digits, stops at anything else, and saturates.
// RUN: %cc -O2 %s -o %t && %t
#include "predawn.h"

static const struct {
    const char *text;
    int64_t value;
} cases[] = {
    {"", 0}, {"0", 0}, {"7", 7}, {"-7", -7}, {"+7", 7}, {"007", 7}, {"12ab", 12}, {"ab", 0}, {" 1", 0}, {"-", 0},
    {"+", 0}, {"--1", 0}, {"+-1", 0}, {"1 2", 1}, {"-0", 0}, {"/", 0}, {":", 0}, {"9223372036854775807", INT64_MAX},
    {"9223372036854775808", INT64_MAX}, {"-9223372036854775808", INT64_MIN}, {"-9223372036854775807", -INT64_MAX},
    {"-9223372036854775809", INT64_MIN}, {"92233720368547758070", INT64_MAX}, {"-92233720368547758080", INT64_MIN},
    {"99999999999999999999999999999999x", INT64_MAX}, {"-99999999999999999999999999999999", INT64_MIN},
};

void pd_main(void) {
    for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (pd_atoi(cases[i].text) != cases[i].value) pd_throw(cases[i].text);
    }
}
