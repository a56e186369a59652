// A3: pd_exit from any goroutine ends the process with its status, 0 to 255, while the others run, sleep and wait.
// RUN: %cc -O1 %s -o %t
// RUN: %python -c "import subprocess, os; print([n for n in range(256) if subprocess.run(['%t', str(n)], timeout=20, \
// RUN:     env={'PREDAWN_MAXPROCS': '128'[n %% 3]}).returncode != n])" | FileCheck %s --match-full-lines
// CHECK: []
// RUN: %status 7 %t 263 | count 0
#include "program.h"

static void spinner(void *arg) {
    for (;;) pd_gosched();
    (void)arg;
}

static void sleeper(void *arg) {
    (void)arg;
    pd_sleep(60000);
    pd_println("still here");
}

static void ender(void *arg) {
    (void)arg;
    for (int i = 0; i < 10; i++) pd_gosched();
    pd_exit((int)pd_atoi(pd_argv()[1]));
}

void pd_main(void) {
    for (int i = 0; i < 3; i++) pd_go(spinner, 0);
    pd_go(sleeper, 0);
    pd_go(ender, 0);
    pd_block();
}
