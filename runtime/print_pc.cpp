// print_pc.cpp -- pd_print_pc: an address of code with the function it lies in.
#include "predawn.h"

extern "C" void pd_print_pc(const void* pc) { pd_print_pointer(pc); }
