// contended.go -- eight senders and eight receivers on one channel with a buffer of 128: the time for one value.
package main

import (
	"fmt"
	"sync/atomic"
	"time"
)

const senders, valuesEach = 8, 500000

var shared, done = make(chan int, 128), make(chan int, 1)
var left int64 = senders

func sender() {
	for i := 1; i <= valuesEach; i++ {
		shared <- i
	}
}

func receiver() {
	for i := 0; i < valuesEach; i++ {
		<-shared
	}
	if atomic.AddInt64(&left, -1) == 0 {
		done <- 0
	}
}

func main() {
	begin := time.Now()
	for i := 0; i < senders; i++ {
		go sender()
		go receiver()
	}
	<-done
	fmt.Println("contended", time.Since(begin).Nanoseconds(), senders*valuesEach)
}
