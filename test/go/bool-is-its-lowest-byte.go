// A bool that compiled code passes on to the library as it got it, with anything in the upper bytes of its register, is
// what its lowest byte says.
//
// RUN: %cc -O2 %s %S/Inputs/dirty.c -o %t
// RUN: %each-mmax %t 2>&1 | FileCheck %s --match-full-lines
// CHECK: false true
// CHECK-NEXT: false true
package main

//extern c_dirty_false
func dirtyFalse() bool

//extern c_dirty_true
func dirtyTrue() bool

//go:noinline
func passOn(f func() bool) bool { return f() }

func main() {
	println(dirtyFalse(), dirtyTrue())
	println(passOn(dirtyFalse), passOn(dirtyTrue))
}
