// A write to a pipe that is full lets the goroutine run that reads it, also with one thread; and where all threads go
// into the kernel one after the other, what the first of them has left is run. So are others while one waits for a lock
// of a file, or for who opens the other end of a FIFO.
//
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t fill | FileCheck --check-prefix=FILL %s
// RUN: %each-mmax %t leave | FileCheck --check-prefix=LEAVE %s
// RUN: %each-mmax %t lock %t.file | FileCheck --check-prefix=LOCK %s
// RUN: %each-mmax %t fifo %t.fifo | FileCheck --check-prefix=FIFO %s
// FILL: 300000 of 300000
// LEAVE: 1 2
// LOCK: unlocked
// LOCK-NEXT: locked
// FIFO: 1 1 1
package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"sync/atomic"
	"syscall"
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

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func openFile(name string) *os.File {
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0600)
	check(err)
	return file
}

// The lock is of the open file, not of the process.
func lock(name string) {
	const waitForLockOfOpenFile = 38
	first, second := openFile(name), openFile(name)
	all := syscall.Flock_t{Type: syscall.F_WRLCK}
	check(syscall.FcntlFlock(first.Fd(), waitForLockOfOpenFile, &all))
	go func() {
		time.Sleep(5 * time.Millisecond)
		fmt.Println("unlocked")
		none := syscall.Flock_t{Type: syscall.F_UNLCK}
		check(syscall.FcntlFlock(first.Fd(), waitForLockOfOpenFile, &none))
	}()
	check(syscall.FcntlFlock(second.Fd(), waitForLockOfOpenFile, &all))
	fmt.Println("locked")
}

func fifo(name string) {
	os.Remove(name)
	check(syscall.Mkfifo(name, 0600))
	const here = -100
	opens := []func(how int) (int, error){
		func(how int) (int, error) { return syscall.Open(name, how, 0) },
		func(how int) (int, error) { return syscall.Openat(here, name, how, 0) },
		func(how int) (int, error) {
			file, err := os.OpenFile(name, how, 0)
			return int(file.Fd()), err
		},
	}
	closed := make(chan bool)
	for _, open := range opens {
		go func() {
			to, err := open(syscall.O_WRONLY)
			check(err)
			syscall.Write(to, []byte("1"))
			syscall.Close(to)
			closed <- true
		}()
		from, err := open(syscall.O_RDONLY)
		check(err)
		var b [1]byte
		syscall.Read(from, b[:])
		fmt.Printf("%c ", b[0])
		syscall.Close(from)
		<-closed
	}
	fmt.Println()
}

func main() {
	switch os.Args[1] {
	case "fill":
		fill()
	case "leave":
		leave()
	case "lock":
		lock(os.Args[2])
	case "fifo":
		fifo(os.Args[2])
	}
}
