// defer.go -- a function that defers one call, one that defers in a loop, and a panic that is recovered.
package main

import (
	"fmt"
	"time"
)

const calls, inLoop, loops, panics = 10000000, 1000, 2000, 1000000

var run int

//go:noinline
func count(n int) { run += n }

//go:noinline
func one(n int) { defer count(n) }

//go:noinline
func many() {
	for n := 0; n < inLoop; n++ {
		defer count(n)
	}
}

//go:noinline
func rescue() {
	if recover() == 7 {
		run++
	}
}

//go:noinline
func fail() { panic(7) }

//go:noinline
func recovers() {
	defer rescue()
	fail()
}

func main() {
	begin := time.Now()
	for i := 0; i < calls; i++ {
		one(1)
	}
	fmt.Println("defer", time.Since(begin).Nanoseconds(), calls)
	begin = time.Now()
	for i := 0; i < loops; i++ {
		many()
	}
	fmt.Println("defer-loop", time.Since(begin).Nanoseconds(), loops*inLoop)
	begin = time.Now()
	for i := 0; i < panics; i++ {
		recovers()
	}
	fmt.Println("recover", time.Since(begin).Nanoseconds(), panics)
	if run != calls+loops*inLoop*(inLoop-1)/2+panics {
		panic("a call was not made")
	}
}
