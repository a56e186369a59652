// Skynet: a goroutine starts ten, and so on for five levels; the leaves send their numbers up, and all
// are added. skynet-of-a-million.test has one more level.
//
// RUN: %cc -O2 %s -o %t && %each-mmax --both %t | FileCheck %s --match-full-lines
// CHECK:      4999950000

package main

func skynet(to chan<- int, number, size int) {
	if size == 1 {
		to <- number
		return
	}
	from := make(chan int)
	for i := 0; i < 10; i++ {
		go skynet(from, number+i*size/10, size/10)
	}
	sum := 0
	for i := 0; i < 10; i++ {
		sum += <-from
	}
	to <- sum
}

func main() {
	const leaves = 100000
	to := make(chan int)
	go skynet(to, 0, leaves)
	println(<-to)
}
