// status.cpp -- runs a command that must end with this status: status N command [argument...]
//
// The output passes through. A signal S counts as 128 + S. A command that takes over 60 seconds has failed.
#include "test/launch/limited.h"

#include <cstdio>
#include <cstdlib>

int main(int count, char **argv) {
    if (count < 3) {
        fputs("usage: status N command [argument...]\n", stderr);
        return 99;
    }
    int expected = atoi(argv[1]);
    Outcome outcome = run_limited(argv + 2, 60, nullptr);
    if (outcome.status == expected && !outcome.late) return 0;
    fprintf(stderr, "status: expected %d, got %d%s from:", expected, outcome.status, outcome.late ? " (hangs)" : "");
    for (char **word = argv + 2; *word; word++) fprintf(stderr, " %s", *word);
    fputc('\n', stderr);
    return 1;
}
