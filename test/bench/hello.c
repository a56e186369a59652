// hello.c -- the smallest program that says something: its size, its system calls, its time from exec to exit.
#include "bench.h"

void pd_main(void) { pd_println("hello"); }
