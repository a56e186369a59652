// A program linked with --pie runs wherever the kernel puts it: its pointers are relocated before anything uses them.
//
// RUN: %cc -O2 --pie %s -o %t.bfd
// RUN: %cc -O2 --pie --linker=lld --cc=clang-19 %s -o %t.lld
// RUN: readelf -lW %t.bfd | FileCheck %s --check-prefix=SEGMENTS
// RUN: readelf -lW %t.lld | FileCheck %s --check-prefix=SEGMENTS
// SEGMENTS: Elf file type is DYN
// SEGMENTS-NOT: INTERP
// SEGMENTS-NOT: RWE
// RUN: %each-mmax %t.bfd | FileCheck %s
// RUN: %each-mmax %t.lld | FileCheck %s
// CHECK: one two
//
// Of twenty runs some differ in where they are.
// RUN: sh -c 'for i in $(seq 20); do %t.bfd where; done' | grep main | sort -u >%t.places
// RUN: sh -c '[ $(wc -l <%t.places) -gt 1 ]'
#include <predawn.h>

static const char *volatile words[] = {"one", "two"};
static void print(int i) { pd_print_cstring(words[i]); }
static void (*volatile printer)(int) = print;

void pd_main(void) {
    pd_print_begin(1);
    if (pd_argc() > 1) {
        pd_print_cstring("main ");
        pd_print_pointer((const void *)&pd_main);
    } else {
        printer(0);
        pd_print_space();
        printer(1);
    }
    pd_print_newline();
    pd_print_end();
}
