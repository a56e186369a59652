// A write to a pipe that is full lets the goroutine run that reads it, also with one thread; and where all threads go
// into the kernel one after the other, what the first of them has left is run.
//
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t fill | FileCheck --check-prefix=FILL %s
// RUN: %each-mmax %t leave | FileCheck --check-prefix=LEAVE %s
// FILL: 300000 of 300000
// LEAVE: 1 2
package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"sync/atomic"
	"time"
)

func pipe() (*os.File, *os.File) {
	from, to, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	return from, to
}

func fill() {
	from, to := pipe()
	read := make(chan int64)
	go func() {
		n, _ := io.Copy(io.Discard, from)
		read <- n
	}()
	n, _ := to.Write(make([]byte, 300000))
	to.Close()
	fmt.Println(n, "of", <-read)
}

// One waits for a byte and leaves a goroutine behind, which would write it; then the other does.
func leave() {
	firstFrom, firstTo := pipe()
	secondFrom, secondTo := pipe()
	var leaving int32
	second := make(chan byte)
	go func() {
		for atomic.LoadInt32(&leaving) == 0 {
			runtime.Gosched()
		}
		for begin := time.Now(); time.Since(begin) < 50*time.Millisecond; {
		}
		var b [1]byte
		secondFrom.Read(b[:])
		second <- b[0]
	}()
	time.Sleep(5 * time.Millisecond)
	go func() {
		firstTo.WriteString("1")
		secondTo.WriteString("2")
	}()
	atomic.StoreInt32(&leaving, 1)
	var b [1]byte
	firstFrom.Read(b[:])
	fmt.Printf("%c %c\n", b[0], <-second)
}

func main() {
	switch os.Args[1] {
	case "fill":
		fill()
	case "leave":
		leave()
	}
}
