// split.go -- the same loop at the same depths in Go, which copies its stacks: a plain call everywhere.
package main

import (
	"fmt"
	"time"
)

const depths, callsScan, callsWorst, rounds = 4000, 500, 2000000, 5

var done = make(chan int, 1)
var sum int

//go:noinline
func callee(n int) int {
	var words [8]int
	for i := range words {
		words[i] = n + i
	}
	return words[n&7]
}

//go:noinline
func loop(calls int) int64 {
	begin := time.Now()
	for i := 0; i < calls; i++ {
		sum += callee(i)
	}
	return time.Since(begin).Nanoseconds()
}

//go:noinline
func descend(n, calls int) int64 {
	if n == 0 {
		return loop(calls)
	}
	taken := descend(n-1, calls)
	if n < 0 {
		taken++
	}
	return taken
}

func least(depth, calls int) int64 {
	best := int64(1) << 62
	for i := 0; i < rounds; i++ {
		if taken := descend(depth, calls); taken < best {
			best = taken
		}
	}
	return best
}

func goroutine() {
	var taken [depths]int64
	worst, plain := 0, 0
	for i := range taken {
		taken[i] = least(i, callsScan)
		if taken[i] > taken[worst] {
			worst = i
		}
		if taken[i] < taken[plain] {
			plain = i
		}
	}
	fmt.Println("split-plain", least(plain, callsWorst), callsWorst)
	fmt.Println("split-worst", least(worst, callsWorst), callsWorst)
	done <- 0
}

func main() {
	go goroutine()
	<-done
}
