// When every goroutine waits, the program ends with status 2 and says so, whatever they wait in.
//
// RUN: %cc -O2 -g %s -o %t && %status 2 %each-mmax %t 2>&1 | FileCheck %s
// CHECK:     before
// CHECK-NOT: after
// CHECK:     fatal error: all goroutines are asleep - deadlock!
// CHECK:     goroutine

package main

func main() {
	a, b := make(chan int), make(chan int)
	go func() { a <- <-b }()
	go func() {
		select {
		case <-a:
		case b <- <-a:
		}
	}()
	go func() {
		var none chan int
		for range none {
		}
	}()
	defer println("after")
	println("before")
	select {}
}
