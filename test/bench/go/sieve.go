// sieve.go -- the concurrent prime sieve, until 1,500 primes are found: 2,000,000 receptions and sends.
package main

const primes = 1500

func filter(from <-chan int, to chan<- int, prime int) {
	for {
		if i := <-from; i%prime != 0 {
			to <- i
		}
	}
}

func main() {
	from := make(chan int)
	go func(to chan<- int) {
		for i := 2; ; i++ {
			to <- i
		}
	}(from)
	prime := 0
	for i := 0; i < primes; i++ {
		prime = <-from
		to := make(chan int)
		go filter(from, to, prime)
		from = to
	}
	if prime != 12553 {
		panic(prime)
	}
}
