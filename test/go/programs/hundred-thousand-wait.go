// A hundred thousand goroutines wait, each in one of several ways, and then all are released.
//
// RUN: %cc -O2 %s -o %t && %each-mmax --both %t | FileCheck %s --match-full-lines
// CHECK:      all wait
// CHECK-NEXT: received from 25000
// CHECK-NEXT: sent to 25000
// CHECK-NEXT: released by close 50000

package main

const count = 100000

func main() {
	gate, never := make(chan struct{}), make(chan int)
	in, out := make(chan int), make(chan int)
	ready := make(chan bool)
	for i := 0; i < count; i++ {
		go func(i int) {
			ready <- true
			switch i % 4 {
			case 0:
				<-gate
			case 1:
				<-in
			case 2:
				out <- 1
				return
			case 3:
				select {
				case <-gate:
				case <-never:
					panic("never")
				}
			}
			ready <- false
		}(i)
	}
	for i := 0; i < count; i++ {
		if !<-ready {
			panic("released too early")
		}
	}
	println("all wait")
	sum := 0
	for i := 0; i < count/4; i++ {
		sum += <-out
	}
	println("received from", sum)
	for sent, released := 0, 0; released < count/4; {
		to := in
		if sent == count/4 {
			to = nil
		}
		select {
		case to <- sent:
			sent++
		case <-ready:
			released++
		}
	}
	println("sent to", count/4)
	close(gate)
	for i := 0; i < count/2; i++ {
		if <-ready {
			panic("not released")
		}
	}
	println("released by close", count/2)
}
