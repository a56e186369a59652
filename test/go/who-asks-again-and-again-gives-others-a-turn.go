// A goroutine that asks channels in a loop without waiting, or writes to a file in a loop, keeps no other from running,
// also where there is one thread: neither who would answer nor a timer.
//
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t >%t.out 2>&1
// RUN: FileCheck %s <%t.out
package main

import (
	"fmt"
	"os"
	"reflect"
	"sync/atomic"
	"time"
)

func main() {
	late := time.After(time.Millisecond)
	for waiting := true; waiting; {
		select {
		case <-late:
			waiting = false
		default:
		}
	}
	fmt.Println("a timer fires")
	// CHECK: a timer fires

	numbers := make(chan int)
	go func() { numbers <- <-numbers + 1 }()
	for sent := false; !sent; {
		select {
		case numbers <- 1:
			sent = true
		default:
		}
	}
	never := make(chan int)
	for number := 0; number == 0; {
		select {
		case number = <-numbers:
			fmt.Println("it is", number)
		case <-never:
		default:
		}
	}
	// CHECK-NEXT: it is 2

	go func() { numbers <- <-numbers + 1 }()
	channel := reflect.ValueOf(numbers)
	for !channel.TrySend(reflect.ValueOf(2)) {
	}
	for got := false; !got; {
		var number reflect.Value
		if number, got = channel.TryRecv(); got {
			fmt.Println("it is", number)
		}
	}
	// CHECK-NEXT: it is 3
	go func() { numbers <- 4 }()
	cases := []reflect.SelectCase{{Dir: reflect.SelectDefault}, {Dir: reflect.SelectRecv, Chan: channel}}
	for chosen := 0; chosen == 0; {
		chosen, _, _ = reflect.Select(cases)
	}

	var end int32
	go func() { atomic.StoreInt32(&end, 1) }()
	nowhere, _ := os.OpenFile("/dev/null", os.O_WRONLY, 0)
	for atomic.LoadInt32(&end) == 0 {
		nowhere.WriteString("a line\n")
	}
	fmt.Println("a writer is no hog")
	// CHECK-NEXT: a writer is no hog
}
