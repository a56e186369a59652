// pipeline.go -- a producer and a consumer with a buffer of 128 values between them: the time for one value.
package main

import (
	"fmt"
	"time"
)

const capacity, values = 128, 5000000

var pipe = make(chan int, capacity)

func producer() {
	for i := 0; i < values; i++ {
		pipe <- i
	}
}

func main() {
	go producer()
	begin := time.Now()
	for i := 0; i < values; i++ {
		if <-pipe != i {
			panic("a value was lost")
		}
	}
	fmt.Println("pipeline", time.Since(begin).Nanoseconds(), values)
}
