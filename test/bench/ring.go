// ring.go -- a token goes round a ring of a thousand goroutines, each linked to the next by an unbuffered channel.
package main

import (
	"fmt"
	"time"
)

const goroutines, rounds = 1000, 2000

func station(in, out chan int) {
	for i := 0; i < rounds; i++ {
		out <- <-in + 1
	}
}

func main() {
	var links [goroutines + 1]chan int
	for i := range links {
		links[i] = make(chan int)
	}
	for i := 0; i < goroutines; i++ {
		go station(links[i], links[i+1])
	}
	begin := time.Now()
	token := 0
	for i := 0; i < rounds; i++ {
		links[0] <- token
		token = <-links[goroutines]
	}
	if token != goroutines*rounds {
		panic("the token was not passed on by all")
	}
	fmt.Println("ring", time.Since(begin).Nanoseconds(), token)
}
