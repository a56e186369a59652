// spawn.go -- 2,000,000 goroutines started, run and ended: a thousand at a time, the last of which tells main.
package main

const batch, batches = 1000, 2000

func main() {
	done := make(chan int, batch)
	sum := 0
	for i := 0; i < batches; i++ {
		for k := 0; k < batch; k++ {
			go func(k int) { done <- k }(k)
		}
		for k := 0; k < batch; k++ {
			sum += <-done
		}
	}
	if sum != batches*batch*(batch-1)/2 {
		panic(sum)
	}
}
