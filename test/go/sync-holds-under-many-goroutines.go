// Package sync, used by many goroutines at once: no count is lost, nobody is forgotten, who waits is woken.
//
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s
// CHECK: {{^}}mutex 4000{{$}}
// CHECK-NEXT: {{^}}rwmutex 800 true{{$}}
// CHECK-NEXT: {{^}}once 1{{$}}
// CHECK-NEXT: {{^}}queue 2000 1999000{{$}}
// CHECK-NEXT: {{^}}broadcast 50{{$}}
// CHECK-NEXT: {{^}}pool true{{$}}
// CHECK-NEXT: {{^}}map 100 4950{{$}}
// CHECK-NEXT: {{^}}semaphore true{{$}}
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

func each(n int, f func(i int)) {
	var group sync.WaitGroup
	group.Add(n)
	for i := 0; i < n; i++ {
		go func(i int) {
			defer group.Done()
			f(i)
		}(i)
	}
	group.Wait()
}

func mutex() {
	var m sync.Mutex
	n := 0
	each(40, func(int) {
		for i := 0; i < 100; i++ {
			m.Lock()
			n++
			if i%10 == 0 {
				runtime.Gosched() // others come to wait
			}
			m.Unlock()
		}
	})
	fmt.Println("mutex", n)
}

func rwmutex() {
	var m sync.RWMutex
	a, b, same := 0, 0, int32(1)
	each(40, func(i int) {
		for k := 0; k < 100; k++ {
			if (i+k)%5 == 0 {
				m.Lock()
				a++
				runtime.Gosched()
				b++
				m.Unlock()
			} else {
				m.RLock()
				if a != b {
					atomic.StoreInt32(&same, 0)
				}
				m.RUnlock()
			}
		}
	})
	fmt.Println("rwmutex", a, same == 1)
}

func once() {
	var o sync.Once
	n := 0
	each(50, func(int) { o.Do(func() { runtime.Gosched(); n++ }) })
	fmt.Println("once", n)
}

// A bounded queue with two conditions.
func queue() {
	var m sync.Mutex
	full, empty := sync.NewCond(&m), sync.NewCond(&m)
	var items []int
	sum, taken := 0, 0
	each(20, func(i int) {
		for k := 0; k < 200; k++ {
			m.Lock()
			if i < 10 {
				for len(items) == 8 {
					full.Wait()
				}
				items = append(items, i*200+k)
				empty.Signal()
			} else {
				for len(items) == 0 {
					empty.Wait()
				}
				sum += items[0]
				items = items[1:]
				taken++
				full.Signal()
			}
			m.Unlock()
		}
	})
	fmt.Println("queue", taken, sum)
}

func broadcast() {
	var m sync.Mutex
	c := sync.NewCond(&m)
	open, passed := false, 0
	go func() {
		time.Sleep(time.Millisecond)
		m.Lock()
		open = true
		m.Unlock()
		c.Broadcast()
	}()
	each(50, func(int) {
		m.Lock()
		for !open {
			c.Wait()
		}
		passed++
		m.Unlock()
	})
	fmt.Println("broadcast", passed)
}

func pool() {
	p := sync.Pool{New: func() interface{} { return new([16]int) }}
	good := int32(1)
	each(40, func(i int) {
		for k := 0; k < 50; k++ {
			x := p.Get().(*[16]int)
			for j := range x {
				x[j] = i
			}
			runtime.Gosched()
			for j := range x {
				if x[j] != i {
					atomic.StoreInt32(&good, 0)
				}
			}
			p.Put(x)
		}
	})
	fmt.Println("pool", good == 1)
}

func concurrentMap() {
	var m sync.Map
	each(40, func(i int) {
		for k := 0; k < 100; k++ {
			v, _ := m.LoadOrStore(k, k)
			if v.(int) != k {
				panic("another value")
			}
			if i == 0 {
				m.Store(k, k)
			}
		}
	})
	n, sum := 0, 0
	m.Range(func(k, v interface{}) bool { n++; sum += v.(int); return true })
	fmt.Println("map", n, sum)
}

// Never more than three at once.
func semaphore() {
	slots := make(chan bool, 3)
	var now int32
	good := int32(1)
	each(60, func(int) {
		slots <- true
		if atomic.AddInt32(&now, 1) > 3 {
			atomic.StoreInt32(&good, 0)
		}
		runtime.Gosched()
		time.Sleep(10 * time.Microsecond)
		atomic.AddInt32(&now, -1)
		<-slots
	})
	fmt.Println("semaphore", good == 1)
}

func main() {
	mutex()
	rwmutex()
	once()
	queue()
	broadcast()
	pool()
	concurrentMap()
	semaphore()
}
