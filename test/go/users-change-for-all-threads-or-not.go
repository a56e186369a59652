// Who a program runs as is changed for all of its threads or not at all: the kernel changes one thread's.
//
// RUN: %cc -O2 %s -o %t
// RUN: env PREDAWN_MAXPROCS=1 %t | FileCheck %s --check-prefix=ONE
// RUN: env PREDAWN_MAXPROCS=2 %t | FileCheck %s --check-prefix=MANY
// ONE: <nil> <nil> <nil>
// MANY: operation not supported operation not supported operation not supported
package main

import (
	"fmt"
	"os"
	"syscall"
	"time"
)

// Once there is another thread: one is started for what this one leaves.
func spin() {
	ran := make(chan bool, 1)
	go func() { ran <- true }()
	for begin := time.Now(); len(ran) == 0 && time.Since(begin) < time.Second; {
	}
}

func main() {
	spin()
	fmt.Println(syscall.Setuid(os.Getuid()), syscall.Setgid(os.Getgid()), syscall.Setresuid(-1, -1, -1))
}
