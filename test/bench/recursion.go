// recursion.go -- a function that calls itself 1,000,000 times, in a fresh goroutine, and then in the same one again.
package main

import (
	"fmt"
	"time"
)

const depth = 1000000

var done = make(chan int, 1)

//go:noinline
func descend(n int) int {
	if n == 0 {
		return 0
	}
	below := descend(n - 1)
	if n != 0 {
		below++
	}
	return below
}

func once(figure string) {
	begin := time.Now()
	if descend(depth) != depth {
		panic("a frame was lost")
	}
	fmt.Println(figure, time.Since(begin).Nanoseconds(), depth)
}

func goroutine() {
	once("recursion-first")
	once("recursion-again")
	done <- 0
}

func main() {
	go goroutine()
	<-done
}
