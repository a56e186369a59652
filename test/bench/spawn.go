// spawn.go -- a goroutine started, run and ended: in batches of a thousand, and one after another.
package main

import (
	"fmt"
	"sync/atomic"
	"time"
)

const batch, batches, singles = 1000, 1000, 1000000

var done = make(chan int)
var left int64

func member() {
	if atomic.AddInt64(&left, -1) == 0 {
		done <- 0
	}
}

func single() { done <- 0 }

func main() {
	begin := time.Now()
	for i := 0; i < batches; i++ {
		left = batch
		for k := 0; k < batch; k++ {
			go member()
		}
		<-done
	}
	fmt.Println("spawn-batch", time.Since(begin).Nanoseconds(), batches*batch)
	begin = time.Now()
	for i := 0; i < singles; i++ {
		go single()
		<-done
	}
	fmt.Println("spawn-single", time.Since(begin).Nanoseconds(), singles)
}
