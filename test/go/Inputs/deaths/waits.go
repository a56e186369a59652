// waits.go -- everybody waits: with the reason of goroutine 1.
package main

var waits = []death{
	{deadlock + "\n[chan receive (nil chan)]", func() { <-nilChan() }},
	{deadlock + "\n[chan send (nil chan)]", func() { nilChan() <- 1 }},
	{deadlock + "\n[chan receive]", func() { <-make(chan int) }},
	{deadlock + "\n[chan send]", func() { make(chan int) <- 1 }},
	{deadlock + "\n[select (no cases)]", func() { select {} }},
	{deadlock + "\n[select]", func() {
		select {
		case <-make(chan int):
		case make(chan int) <- 1:
		}
	}},
	{deadlock + "\n[chan receive (nil chan)]", func() {
		for range nilChan() {
		}
	}},
	{deadlock + "\n[chan receive]", func() { c := make(chan int); go func() { <-c }(); <-make(chan int) }},
}
