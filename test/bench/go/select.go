// select.go -- 1,000,000 round trips, each of a send to one of two or of eight channels and a select that receives.
package main

const trips = 500000

func receive(c *[8]chan int, count int) (value int) {
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

func pingPong(count int) {
	var there, back [8]chan int
	for i := 0; i < count; i++ {
		there[i], back[i] = make(chan int), make(chan int)
	}
	go func() {
		for i := 0; i < trips; i++ {
			back[i%count] <- receive(&there, count)
		}
	}()
	for i := 0; i < trips; i++ {
		there[i%count] <- i
		if receive(&back, count) != i {
			panic(i)
		}
	}
}

func main() {
	pingPong(2)
	pingPong(8)
}
