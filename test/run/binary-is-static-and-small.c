// A program is one static executable: no interpreter, no dynamic section, no memory that can be written and executed,
// no executable stack; and hello without symbols is at most 8,192 bytes whoever links it, and 9,984 with the library
// that clang compiled. With what reports need to show names it is, stripped by strip(1), at most 13,568.
//
// REQUIRES: release
// RUN: %cc -O2 --linker=bfd --strip %s -o %t.bfd
// RUN: %cc -O2 --linker=gold --strip %s -o %t.gold
// RUN: %cc -O2 --linker=lld --strip %s -o %t.lld
// RUN: %cc-clang -O2 --linker=bfd --strip %s -o %t.clang
// RUN: %cc -O2 %s -o %t.names && strip %t.names
// RUN: %t.names | FileCheck %s
// RUN: %t.bfd | FileCheck %s
// RUN: %t.gold | FileCheck %s
// RUN: %t.lld | FileCheck %s
// RUN: %t.clang | FileCheck %s
// CHECK: {{^hello$}}
//
// RUN: readelf -lW %t.bfd | FileCheck %s --check-prefix=SEGMENTS
// RUN: readelf -lW %t.names | FileCheck %s --check-prefix=SEGMENTS
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
// RUN: find %t.bfd %t.gold %t.lld -size -8193c | count 3
// RUN: find %t.clang -size -9985c | count 1
// RUN: find %t.names -size -13569c | count 1
#include <predawn.h>

void pd_main(void) { pd_println("hello"); }
