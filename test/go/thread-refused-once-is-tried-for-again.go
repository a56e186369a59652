// Where the machine has refused a thread while a call lasted, the next call that lasts is given one, so that who it
// waits for runs.
//
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %fault --call clone --errno EAGAIN --nth 1 %t
package main

import (
	"os"
	"syscall"
)

func main() {
	from, to, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	begin := make(chan bool)
	go func() {
		<-begin
		to.Write([]byte("x"))
	}()
	syscall.Nanosleep(&syscall.Timespec{Nsec: 10000000}, nil) // a thread is asked for, and refused
	close(begin)
	var letter [1]byte
	if n, err := from.Read(letter[:]); n != 1 || err != nil {
		panic(err)
	}
}
