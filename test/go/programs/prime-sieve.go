// The prime sieve: a goroutine for each prime lets through what it does not divide; the last of a hundred is 541.
//
// RUN: %cc -O2 %s -o %t && %each-mmax --both %t | FileCheck %s --match-full-lines
// CHECK:      100 541
// CHECK-NEXT: 200 1223
// CHECK-NEXT: 300 1987
// CHECK-NEXT: 400 2741
// CHECK-NEXT: 500 3571
// CHECK-NEXT: 600 4409
// CHECK-NEXT: 700 5279
// CHECK-NEXT: 800 6133
// CHECK-NEXT: 900 6997
// CHECK-NEXT: 1000 7919

package main

func generate(to chan<- int) {
	for i := 2; ; i++ {
		to <- i
	}
}

func filter(from <-chan int, to chan<- int, prime int) {
	for i := range from {
		if i%prime != 0 {
			to <- i
		}
	}
}

func main() {
	from := make(chan int)
	go generate(from)
	for n := 1; n <= 1000; n++ {
		prime := <-from
		if n%100 == 0 {
			println(n, prime)
		}
		to := make(chan int)
		go filter(from, to, prime)
		from = to
	}
}
