// parked.go -- 200,000 goroutines that wait in a channel all at once, and are released: what they take is the peak.
package main

const count = 200000

func main() {
	gate, ready := make(chan int), make(chan int, 1000)
	for i := 0; i < count; i++ {
		go func() {
			ready <- 1
			<-gate
			ready <- 1
		}()
	}
	for i := 0; i < count; i++ {
		<-ready
	}
	close(gate)
	for i := 0; i < count; i++ {
		<-ready
	}
}
