// A program is one static executable: no interpreter, no dynamic section, no memory that can be written and executed,
// no executable stack; and hello, stripped, is at most 13,824 bytes whoever links it, and 15,360 with the library that
// clang compiled. (The goal is 8,192.)
//
// RUN: %cc -O2 --linker=bfd --strip %s -o %t.bfd
// RUN: %cc -O2 --linker=gold --strip %s -o %t.gold
// RUN: %cc -O2 --linker=lld --strip %s -o %t.lld
// RUN: %cc-clang -O2 --linker=bfd --strip %s -o %t.clang
// RUN: %t.bfd | FileCheck %s
// RUN: %t.gold | FileCheck %s
// RUN: %t.lld | FileCheck %s
// RUN: %t.clang | FileCheck %s
// CHECK: {{^hello$}}
//
// RUN: readelf -lW %t.bfd | FileCheck %s --check-prefix=SEGMENTS
// RUN: readelf -lW %t.gold | FileCheck %s --check-prefix=SEGMENTS
// RUN: readelf -lW %t.lld | FileCheck %s --check-prefix=SEGMENTS
// RUN: readelf -lW %t.clang | FileCheck %s --check-prefix=SEGMENTS
// SEGMENTS: Elf file type is EXEC
// SEGMENTS-NOT: INTERP
// SEGMENTS-NOT: DYNAMIC
// SEGMENTS-NOT: RWE
// SEGMENTS: LOAD {{.*}} R E
// SEGMENTS-NOT: RWE
// SEGMENTS: LOAD {{.*}} RW
// SEGMENTS-NOT: RWE
// SEGMENTS: GNU_STACK {{.*}} RW
//
// RUN: find %t.bfd %t.gold %t.lld -size -13825c | count 3
// RUN: find %t.clang -size -15361c | count 1
#include <predawn.h>

void pd_main(void) { pd_println("hello"); }
