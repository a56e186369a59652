// ping-pong.go -- 3,000,000 values there and back over two unbuffered channels.
package main

const trips = 3000000

func main() {
	there, back := make(chan int), make(chan int)
	go func() {
		for i := range there {
			back <- i
		}
	}()
	for i := 0; i < trips; i++ {
		there <- i
		if <-back != i {
			panic(i)
		}
	}
}
