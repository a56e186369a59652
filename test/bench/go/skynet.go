// skynet.go -- a tree of goroutines, ten below each, with 1,000,000 leaves that send their numbers up.
package main

const leaves = 1000000

func skynet(to chan<- int, number, size int) {
	if size == 1 {
		to <- number
		return
	}
	from := make(chan int)
	for i := 0; i < 10; i++ {
		go skynet(from, number+i*size/10, size/10)
	}
	sum := 0
	for i := 0; i < 10; i++ {
		sum += <-from
	}
	to <- sum
}

func main() {
	to := make(chan int)
	go skynet(to, 0, leaves)
	if sum := <-to; sum != leaves*(leaves-1)/2 {
		panic(sum)
	}
}
