// A quotient of complex numbers that no constant gives is right in both parts, in either width.
// RUN: %cc -O1 %s -o %t && %each-mmax %t 2>&1 | FileCheck %s --match-full-lines
// CHECK:      true true true true
package main

//go:noinline
func divide128(x, y complex128) complex128 { return x / y }

//go:noinline
func divide64(x, y complex64) complex64 { return x / y }

func main() {
	println(divide128(11-2i, 1-2i) == 3+4i, divide128(3+4i, 1i) == 4-3i,
		divide64(11-2i, 1-2i) == 3+4i, divide64(-6+8i, 2) == -3+4i)
}
