// A token goes round a ring of a thousand goroutines, unbuffered and buffered, and each adds its part.
//
// RUN: %cc -O2 %s -o %t && %each-mmax --both %t | FileCheck %s --match-full-lines
// CHECK:      0 8203311761178938792 110864722090780804 5760834587159056041
// CHECK-NEXT: 1 8203311761178938792 110864722090780804 5760834587159056041
// CHECK-NEXT: 64 8203311761178938792 110864722090780804 5760834587159056041

package main

const members = 1000

type token struct {
	hops int
	sum  uint64
	name string
}

func member(number int, from <-chan token, to chan<- token, done chan<- token) {
	for t := range from {
		if t.hops == 0 {
			done <- t
			continue
		}
		to <- token{t.hops - 1, t.sum*31 + uint64(number), t.name}
	}
}

func run(capacity int) {
	ring := make([]chan token, members)
	for i := range ring {
		ring[i] = make(chan token, capacity)
	}
	done := make(chan token)
	for i := range ring {
		go member(i, ring[i], ring[(i+1)%members], done)
	}
	for i, name := range []string{"one", "two", "three"} {
		ring[i*300] <- token{50000 + i, 0, name}
	}
	sums := map[string]uint64{}
	for i := 0; i < 3; i++ {
		t := <-done
		sums[t.name] = t.sum
	}
	println(capacity, sums["one"], sums["two"], sums["three"])
}

func main() {
	run(0)
	run(1)
	run(64)
}
