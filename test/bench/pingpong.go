// pingpong.go -- a round trip over two unbuffered channels: two values handed over, two switches.
package main

import (
	"fmt"
	"time"
)

const trips = 2000000

var there, back = make(chan int), make(chan int)

func partner() {
	for i := 0; i < trips; i++ {
		back <- <-there
	}
}

func main() {
	go partner()
	begin := time.Now()
	for i := 0; i < trips; i++ {
		there <- i
		if <-back != i {
			panic("a value was lost")
		}
	}
	fmt.Println("ping-pong", time.Since(begin).Nanoseconds(), trips)
}
