// What an M leaves that goes into the kernel is run, though the goroutines of all other Ms compute until it has been.
//
// RUN: %cc -O2 %s -o %t
// RUN: env PREDAWN_MAXPROCS=2 timeout 60 %t
// RUN: env PREDAWN_MAXPROCS=4 timeout 60 %t
// RUN: env PREDAWN_MAXPROCS=8 timeout 60 %t
package main

import (
	"os"
	"runtime"
	"sync/atomic"
	"time"
)

var computing, left, done int32

func compute() {
	atomic.AddInt32(&computing, 1)
	for atomic.LoadInt32(&left) == 0 {
	}
	atomic.AddInt32(&done, 1)
}

func main() {
	others := int32(runtime.GOMAXPROCS(0)) - 1
	from, to, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	for i := int32(0); i < others; i++ {
		go compute()
	}
	for atomic.LoadInt32(&computing) != others {
		time.Sleep(time.Millisecond)
	}
	go func() {
		atomic.StoreInt32(&left, 1)
		to.Write([]byte("x"))
	}()
	var letter [1]byte
	if n, err := from.Read(letter[:]); n != 1 || err != nil {
		panic(err)
	}
	for atomic.LoadInt32(&done) != others {
		runtime.Gosched()
	}
}
