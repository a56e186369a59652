// Goroutines that are queued run on the threads that GOMAXPROCS allows for, though the one that asks computes for ever.
//
// RUN: %cc -O2 %s -o %t && %each-mmax %t
package main

import (
	"runtime"
	"sync/atomic"
)

func main() {
	var ran int32
	for i := 0; i < 3; i++ {
		go atomic.AddInt32(&ran, 1)
	}
	runtime.GOMAXPROCS(runtime.GOMAXPROCS(0) + 1)
	for atomic.LoadInt32(&ran) != 3 {
	}
}
