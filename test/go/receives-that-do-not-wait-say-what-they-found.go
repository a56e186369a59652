// A receive in a select with a default, of one case or of two, tells nothing, a value and a closed channel apart.
// RUN: %cc -O2 %s -o %t && %each-mmax %t 2>&1 | FileCheck %s --match-full-lines
// CHECK:      nothing nothing
// CHECK-NEXT: 7 true 0 false
// CHECK-NEXT: nothing 8 true
// CHECK-NEXT: 0 false 0 false
package main

func one(c chan int) {
	select {
	case v, ok := <-c:
		print(v, " ", ok)
	default:
		print("nothing")
	}
}

func two(c, d chan int) {
	select {
	case v, ok := <-c:
		println("", v, ok)
	case v, ok := <-d:
		println("", v, ok)
	default:
		println(" nothing")
	}
}

func main() {
	c, d, never := make(chan int, 1), make(chan int, 1), make(chan int)
	one(c)
	two(never, d)
	c <- 7
	one(c)
	close(d)
	two(never, d)
	d = make(chan int, 1)
	d <- 8
	one(c)
	two(d, never)
	close(c)
	one(c)
	close(d)
	two(d, never)
}
