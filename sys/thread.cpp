// thread.cpp -- the one call that every program ends with, out of line.
#include "sys/thread.h"

namespace predawn::sys {

void process_exit(int status) {
    for (;;) (void)call<int>(Call::exit_group, status);
}

} // namespace predawn::sys
