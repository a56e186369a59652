// Timers and tickers of package time fire when it is time, and not when they are stopped; while one is set a program
// that waits is not asleep, and afterwards it is.
//
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %status 2 %t 2>&1 | FileCheck %s
package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

// Whether many timers, set in no order and some of them stopped, fire in the order in which they are due. It is tried
// again where the first is due before all are set, or where setting one took so long that it is due behind the next.
func shuffled(lead time.Duration) bool {
	const count, apart = 211, 100 * time.Microsecond
	timers := map[int]*time.Timer{}
	due := time.Now().Add(lead)
	inOrder := true
	for i := 1; i < count; i++ {
		at := i * 16 % count
		now := time.Now()
		timers[at] = time.NewTimer(due.Add(time.Duration(at) * apart).Sub(now))
		inOrder = inOrder && time.Since(now) < apart
	}
	for i := 1; i < count; i += 3 {
		timers[i*101%count].Stop()
		delete(timers, i*101%count)
	}
	if time.Until(due) <= 0 {
		return shuffled(2 * lead)
	}
	if !inOrder {
		return shuffled(lead)
	}
	last := due
	for at := 1; at < count; at++ {
		if timers[at] == nil {
			continue
		}
		fired := <-timers[at].C
		if fired.Before(last) {
			return false
		}
		last = fired
	}
	return true
}

func main() {
	start := time.Now()
	<-time.After(20 * time.Millisecond)
	fmt.Println(time.Since(start) >= 20*time.Millisecond)
	// CHECK: {{^}}true{{$}}
	ticker := time.NewTicker(2 * time.Millisecond)
	start = time.Now()
	for i := 0; i < 5; i++ {
		<-ticker.C
	}
	ticker.Stop()
	fmt.Println("ticks", time.Since(start) >= 8*time.Millisecond)
	// CHECK-NEXT: {{^}}ticks true{{$}}
	var group sync.WaitGroup
	group.Add(100)
	for i := 0; i < 100; i++ {
		time.AfterFunc(time.Duration(i%7)*time.Millisecond, group.Done)
	}
	group.Wait()
	timer := time.NewTimer(time.Hour)
	fmt.Println(timer.Stop(), timer.Stop(), timer.Reset(time.Millisecond))
	// CHECK-NEXT: {{^}}true false false{{$}}
	<-timer.C
	fmt.Println(timer.Reset(time.Hour), timer.Stop())
	// CHECK-NEXT: {{^}}false true{{$}}

	// What is due first is first, whatever was set before; and what waits for timers is no goroutine of the program.
	hour := time.NewTimer(time.Hour)
	time.Sleep(2 * time.Millisecond) // what waits for timers waits for that one
	<-time.After(time.Millisecond)
	for i := 0; i < 1000 && runtime.NumGoroutine() > 1; i++ {
		time.Sleep(time.Millisecond) // those of AfterFunc may not have ended
	}
	fmt.Println(runtime.NumGoroutine(), hour.Stop(), shuffled(20*time.Millisecond))
	// CHECK-NEXT: {{^}}1 true true{{$}}
	ticker = time.NewTicker(time.Hour)
	ticker.Reset(time.Millisecond)
	<-ticker.C
	<-ticker.C
	ticker.Stop()

	// Many, of which the later ones are due first.
	var order []int
	var mutex sync.Mutex
	group.Add(10)
	for i := 0; i < 10; i++ {
		i := i
		time.AfterFunc(time.Duration(10-i)*10*time.Millisecond, func() {
			mutex.Lock()
			order = append(order, i)
			mutex.Unlock()
			group.Done()
		})
	}
	group.Wait()
	fmt.Println(len(order), order[0] > order[9])
	// CHECK-NEXT: {{^}}10 true{{$}}
	time.Sleep(time.Millisecond)
	for runtime.NumGoroutine() > 1 {
		runtime.Gosched()
	}
	select {
	case <-time.After(5 * time.Millisecond):
		fmt.Println("late")
	case <-make(chan int):
	}
	// CHECK-NEXT: {{^}}late{{$}}
	// CHECK-NEXT: fatal error: all goroutines are asleep - deadlock!
	<-make(chan int)
}
