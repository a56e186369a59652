// append gives a slice that is longer by what is appended, whether it has grown or not.
// RUN: %cc -O1 %s -o %t && %each-mmax %t 2>&1 | FileCheck %s --match-full-lines
// CHECK: 15 4
package main

//go:noinline
func grow(s []int, v int) []int { return append(s, v) }

func main() {
	var s []int
	for i := 0; i < 5; i++ {
		s = grow(s, i)
		s = append(s, 9, 9)
	}
	println(len(s), s[12])
}
