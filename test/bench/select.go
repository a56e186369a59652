// select.go -- ping-pong by selects of two and of eight cases: a round trip is a send and a receive on either side.
package main

import (
	"fmt"
	"time"
)

const trips = 500000

var there, back [8]chan int

func receiveAny(c *[8]chan int, count int) (value int) {
	if count == 2 {
		select {
		case value = <-c[0]:
		case value = <-c[1]:
		}
		return
	}
	select {
	case value = <-c[0]:
	case value = <-c[1]:
	case value = <-c[2]:
	case value = <-c[3]:
	case value = <-c[4]:
	case value = <-c[5]:
	case value = <-c[6]:
	case value = <-c[7]:
	}
	return
}

func partner(count int) {
	for i := 0; i < trips; i++ {
		back[i%count] <- receiveAny(&there, count)
	}
}

func pingPong(count int) int64 {
	for i := 0; i < count; i++ {
		there[i], back[i] = make(chan int), make(chan int)
	}
	go partner(count)
	begin := time.Now()
	for i := 0; i < trips; i++ {
		there[i%count] <- i
		if receiveAny(&back, count) != i {
			panic("a value was lost")
		}
	}
	return time.Since(begin).Nanoseconds()
}

func main() {
	fmt.Println("select-two", pingPong(2), trips)
	fmt.Println("select-eight", pingPong(8), trips)
}
