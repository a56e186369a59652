// What a child cannot execute is said by it, while other goroutines are queued: none of them runs in the child.
//
// RUN: %cc -O2 %s -o %t && %each-mmax %t | FileCheck %s
// CHECK: {{^}}200 exec format errors{{$}}
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
)

var parent = os.Getpid()

func works() {
	for i := 0; i < 20; i++ {
		if os.Getpid() != parent {
			syscall.Write(1, []byte("a goroutine runs in a child\n"))
			os.Exit(7)
		}
		runtime.Gosched()
	}
}

// Moves the place in the row of attempts at which a turn is given, as the calls of the library do.
func asks(times int, never chan int) {
	for i := 0; i < times; i++ {
		select {
		case <-never:
		default:
		}
	}
}

func main() {
	name := os.Args[0] + ".not-a-program"
	os.WriteFile(name, []byte("\x7fELF and no more"), 0755)
	count := 0
	for i := 0; i < 200; i++ {
		asks(i%3, nil)
		for k := 0; k < 40; k++ {
			go works()
		}
		if err := exec.Command(name).Run(); errors.Is(err, syscall.ENOEXEC) {
			count++
		}
	}
	fmt.Println(count, "exec format errors")
}
