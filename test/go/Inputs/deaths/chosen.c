// chosen.c -- which of the cases is to run, from the environment: on Predawn and on a C library.
#if __has_include("predawn.h")
#include "predawn.h"
#define getenv pd_getenv
#else
#include <stdlib.h>
#endif

long chosen_case(void);

long chosen_case(void) {
    const char *at = getenv("CASE");
    long n = at ? 0 : -1;
    for (; at && *at; at++) n = n * 10 + *at - '0';
    return n;
}
