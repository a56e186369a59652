// own.go -- a channel without a switch: one goroutine puts a value into the buffer and takes it out again.
package main

import (
	"fmt"
	"time"
)

const pairs = 10000000

func main() {
	own := make(chan int, 8)
	begin := time.Now()
	for i := 0; i < pairs; i++ {
		own <- i
		if <-own != i {
			panic("a value was lost")
		}
	}
	fmt.Println("own-buffer", time.Since(begin).Nanoseconds(), pairs)
}
