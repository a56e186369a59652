// GOMAXPROCS says how many threads run Go's code: those that stand in calls that last come on top, and so one more that
// is asked for meanwhile is one that runs.
//
// RUN: %cc -O2 %s -o %t && %each-mmax %t
package main

import (
	"runtime"
	"sync/atomic"
	"syscall"
	"time"
)

const callers = 5

func main() {
	var pipe [2]int
	if err := syscall.Pipe(pipe[:]); err != nil {
		panic(err)
	}
	begin := runtime.GOMAXPROCS(0)
	done := make(chan bool)
	for i := 0; i < callers; i++ {
		go func() {
			var letter [1]byte
			syscall.Read(pipe[0], letter[:])
			done <- true
		}()
	}
	time.Sleep(30 * time.Millisecond) // now they wait for the pipe
	if said := runtime.GOMAXPROCS(begin + 1); said != begin {
		panic("calls that last are counted")
	}
	if runtime.GOMAXPROCS(0) != begin+1 {
		panic("one more is not granted")
	}
	var running int32
	meet := func() { // all at once, since none of them parks
		atomic.AddInt32(&running, 1)
		for atomic.LoadInt32(&running) <= int32(begin) {
		}
	}
	for i := 0; i < begin; i++ {
		go meet()
	}
	meet()
	syscall.Write(pipe[1], make([]byte, callers))
	for i := 0; i < callers; i++ {
		<-done
	}
	if runtime.GOMAXPROCS(0) != begin+1 {
		panic("calls that have lasted are counted")
	}
}
