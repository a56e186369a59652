// timer.go -- 200,000 goroutines sleep 1 to 20 ms and wake, all of it.
package main

import (
	"fmt"
	"sync/atomic"
	"time"
)

const sleepers = 200000

var left int64 = sleepers
var done = make(chan bool)

func sleeper(milliseconds int) {
	time.Sleep(time.Duration(milliseconds) * time.Millisecond)
	if atomic.AddInt64(&left, -1) == 0 {
		done <- true
	}
}

func main() {
	begin := time.Now()
	for i := 0; i < sleepers; i++ {
		go sleeper(1 + i*7919%20)
	}
	<-done
	fmt.Println("sleep", time.Since(begin).Nanoseconds(), sleepers)
}
