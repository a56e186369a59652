// sieve.go -- the concurrent prime sieve: a goroutine for each prime, unbuffered channels between them.
package main

import (
	"fmt"
	"time"
)

const primes = 1500

func generate(out chan int) {
	for i := 2; ; i++ {
		out <- i
	}
}

func filter(in, out chan int, prime int) {
	for {
		i := <-in
		if i%prime != 0 {
			out <- i
		}
	}
}

func steps(found []int, last int) int {
	count := 0
	for i := 2; i <= last; i++ {
		k := 0
		for found[k] < i && i%found[k] != 0 {
			k++
		}
		count += k
		if found[k] < i {
			count++
		}
	}
	return count
}

func main() {
	var found []int
	out := make(chan int)
	begin := time.Now()
	go generate(out)
	for i := 0; i < primes; i++ {
		prime := <-out
		found = append(found, prime)
		next := make(chan int)
		go filter(out, next, prime)
		out = next
	}
	taken := time.Since(begin).Nanoseconds()
	if found[primes-1] != 12553 {
		panic("these are not the primes")
	}
	fmt.Println("sieve", taken, steps(found, found[primes-1]))
}
