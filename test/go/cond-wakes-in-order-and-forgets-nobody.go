// A sync.Cond wakes those who wait in the order in which they came; who is on the way to its wait when it is woken does
// not wait. Semaphores of many addresses at once forget nobody.
//
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t 2>&1 | FileCheck %s --match-full-lines
// CHECK: 0 1 2 3 4
// CHECK-NEXT: signal broadcast
// CHECK-NEXT: 3600
package main

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Unlock is what Wait calls when it has its place in the order, and does not wait yet.
type gate struct{ between func() }

func (g *gate) Lock()   {}
func (g *gate) Unlock() { g.between() }

func order() {
	var m sync.Mutex
	c := sync.NewCond(&m)
	woken := make(chan int)
	for i := 0; i < 5; i++ {
		came := make(chan bool)
		go func(i int) {
			m.Lock()
			came <- true
			c.Wait()
			m.Unlock()
			woken <- i
		}(i)
		<-came
		m.Lock() // when it waits, or will
		m.Unlock()
	}
	for i := 0; i < 5; i++ {
		c.Signal()
		print(<-woken, []string{" ", "\n"}[i/4])
	}
}

func onTheWay() {
	var c *sync.Cond
	c = sync.NewCond(&gate{func() { c.Signal() }})
	c.Wait()
	print("signal ")
	c = sync.NewCond(&gate{func() { c.Broadcast() }})
	c.Wait()
	println("broadcast")
}

// Each mutex is taken again by who has released it, so that those it has woken wait once more, in front of others.
func many() {
	const count, waiters = 900, 4
	var mutexes [count]sync.Mutex
	var came, passed int32
	for i := range mutexes {
		mutexes[i].Lock()
		for k := 0; k < waiters; k++ {
			go func(m *sync.Mutex) {
				atomic.AddInt32(&came, 1)
				m.Lock()
				atomic.AddInt32(&passed, 1)
				m.Unlock()
			}(&mutexes[i])
		}
	}
	for atomic.LoadInt32(&came) < count*waiters {
		runtime.Gosched()
	}
	for round := 0; round < 2; round++ {
		for i := range mutexes {
			mutexes[i].Unlock()
			mutexes[i].Lock()
		}
		runtime.Gosched()
	}
	for i := range mutexes {
		mutexes[i].Unlock()
	}
	for atomic.LoadInt32(&passed) < count*waiters {
		runtime.Gosched()
	}
	println(passed)
}

func main() {
	order()
	onTheWay()
	many()
}
