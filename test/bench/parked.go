// parked.go -- 200,000 goroutines that wait in a channel: the memory and the time each takes, and the time to release
// it.
package main

import (
	"fmt"
	"os"
	"sync/atomic"
	"time"
)

const goroutines, pageBytes = 200000, 4096

var gate, done = make(chan int), make(chan int, 1)
var left int64

func waiter() {
	if atomic.AddInt64(&left, -1) == 0 {
		done <- 0
	}
	<-gate
	if atomic.AddInt64(&left, -1) == 0 {
		done <- 0
	}
}

func residentBytes() int {
	text, _ := os.ReadFile("/proc/self/statm")
	var size, resident int
	fmt.Sscan(string(text), &size, &resident)
	return resident * pageBytes
}

func main() {
	beforeBytes := residentBytes()
	left = goroutines
	begin := time.Now()
	for i := 0; i < goroutines; i++ {
		go waiter()
	}
	<-done
	fmt.Println("parked-create", time.Since(begin).Nanoseconds(), goroutines)
	fmt.Println("parked-bytes", residentBytes()-beforeBytes, goroutines)
	left = goroutines
	begin = time.Now()
	for i := 0; i < goroutines; i++ {
		gate <- i
	}
	<-done
	fmt.Println("parked-release", time.Since(begin).Nanoseconds(), goroutines)
}
