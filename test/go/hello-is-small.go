// A program that prints one line is at most 24 KiB, stripped, and makes at most fifteen system calls.
//
// REQUIRES: release
// RUN: %cc -O2 %s -o %t && strip %t
// RUN: %t 2>&1 | FileCheck %s
// CHECK: {{^}}hello, 1 and true{{$}}
// RUN: find %t -size -24577c | count 1
// RUN: %cc -O2 --strip %s -o %t.least && %t.least 2>&1 | FileCheck %s
// RUN: find %t.least -size -24577c | count 1
// RUN: strace -o %t.calls %t
// RUN: grep -c exit_group %t.calls | FileCheck %s --check-prefix=TRACED
// TRACED: {{^1$}}
// RUN: sed 1,16d %t.calls | count 0
package main

func main() { println("hello, 1 and", true) }
