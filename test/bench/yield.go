// yield.go -- one switch: four goroutines that do nothing but yield to one another.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"time"
)

const goroutines, yields = 4, 1000000

var done = make(chan int, 1)
var left int64 = goroutines

func yielder() {
	for i := 0; i < yields; i++ {
		runtime.Gosched()
	}
	if atomic.AddInt64(&left, -1) == 0 {
		done <- 0
	}
}

func main() {
	begin := time.Now()
	for i := 0; i < goroutines; i++ {
		go yielder()
	}
	<-done
	fmt.Println("yield", time.Since(begin).Nanoseconds(), goroutines*yields)
}
