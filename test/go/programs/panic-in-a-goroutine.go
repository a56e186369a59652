// A panic that no function of its goroutine recovers ends the program, though others could: what is deferred there has
// run, the status is 2, and the report says what was thrown, and where.
//
// RUN: %cc -O2 -g %s -o %t && %status 2 %each-mmax %t 2>&1 | FileCheck %s
// CHECK:      main waits
// CHECK-NEXT: deferred
// CHECK-NEXT: panic: (main.failure) {{.+}}
// CHECK:      goroutine
// CHECK:      panic-in-a-goroutine.go:[[#]]

package main

type failure struct {
	text string
	code int
}

func work(n int, quiet chan bool) {
	defer println("deferred")
	if n == 0 {
		<-quiet
		panic(failure{"broken", 7})
	}
	defer func() { recover() }()
	panic("recovered")
}

func main() {
	defer func() { println("not here", recover()) }()
	quiet := make(chan bool)
	go work(0, quiet)
	println("main waits")
	quiet <- true
	<-make(chan bool)
}
