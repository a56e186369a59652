// Initialisers run on main's goroutine, in Go's order, and may start goroutines and wait for them; the end of main ends
// the program, whatever others do.
//
// RUN: %cc -O1 %s -o %t
// RUN: %each-mmax %t
package main

var order []string

var second = note("second", first)
var first = note("first", 1)

func note(name string, value int) int {
	order = append(order, name)
	return value + 1
}

func init() {
	done := make(chan bool)
	go func() { order = append(order, "goroutine"); done <- true }()
	<-done
	order = append(order, "init")
}

func main() {
	wanted := []string{"first", "second", "goroutine", "init"}
	for i, name := range wanted {
		if order[i] != name {
			panic(order[i])
		}
	}
	if len(order) != len(wanted) || second != 3 {
		panic(len(order))
	}
	go func() {
		for {
			<-make(chan int)
		}
	}()
}
