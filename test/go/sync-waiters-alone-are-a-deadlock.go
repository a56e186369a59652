// Goroutines that wait for a WaitGroup and a Cond, and nobody else, are a deadlock; the report says what for.
//
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %status 2 %t 2>&1 | FileCheck %s
// CHECK: fatal error: all goroutines are asleep - deadlock!
// CHECK: goroutine 1 [semacquire]:
// CHECK: goroutine 2 [sync.Cond.Wait]:
package main

import "sync"

func main() {
	var m sync.Mutex
	c := sync.NewCond(&m)
	go func() {
		m.Lock()
		c.Wait()
	}()
	var group sync.WaitGroup
	group.Add(1)
	group.Wait()
}
