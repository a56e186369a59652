// defer.go -- 10,000,000 calls of a function that defers a call, and 1,000,000 calls deferred in a loop.
package main

var total int

//go:noinline
func add(n int) { total += n }

//go:noinline
func one(n int) { defer add(n) }

//go:noinline
func many(n int) {
	for i := 0; i < n; i++ {
		defer add(1)
	}
}

func main() {
	for i := 0; i < 10000000; i++ {
		one(1)
	}
	for i := 0; i < 1000; i++ {
		many(1000)
	}
	if total != 11000000 {
		panic(total)
	}
}
