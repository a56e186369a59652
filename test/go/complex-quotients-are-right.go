// A quotient of complex numbers that no constant gives is right in both parts, in either width: also where the square
// of the divisor is too large or too small for a number, and a narrow one as if it were computed wide.
// RUN: %cc -O1 %s -o %t && %each-mmax %t 2>&1 | FileCheck %s --match-full-lines
// CHECK:      true true true true
// CHECK-NEXT: true true true
// CHECK-NEXT: true true
package main

//go:noinline
func divide128(x, y complex128) complex128 { return x / y }

//go:noinline
func divide64(x, y complex64) complex64 { return x / y }

func scaled(z complex128, by float64) complex128 { return complex(real(z)*by, imag(z)*by) }

func narrow() bool {
	for k := float32(1); k < 50; k++ {
		x, y := complex(k/3, k/7), complex(k/11+1, k/13)
		if divide64(x, y) != complex64(divide128(complex128(x), complex128(y))) {
			return false
		}
	}
	return true
}

func main() {
	println(divide128(11-2i, 1-2i) == 3+4i, divide128(3+4i, 1i) == 4-3i,
		divide64(11-2i, 1-2i) == 3+4i, divide64(-6+8i, 2) == -3+4i)
	large, small := 0x1p+1000, 0x1p-1000
	println(divide128(scaled(11-2i, large), scaled(1-2i, large)) == 3+4i,
		divide128(scaled(11-2i, small), scaled(1-2i, small)) == 3+4i,
		divide128(scaled(3+4i, large), scaled(1i, large)) == 4-3i)
	println(narrow(), divide128(6+8i, scaled(2, small)) == scaled(3+4i, large))
}
