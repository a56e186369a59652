// A sync.Pool gives what it has to one goroutine at a time, also where more threads run than GOMAXPROCS says, since
// they have stood in calls that lasted; and where GOMAXPROCS is raised meanwhile.
//
// RUN: %cc -O2 %s -o %t && %each-mmax %t
package main

import (
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
)

const (
	callers = 7
	rounds  = 100000
)

type thing struct {
	users int32
	_     [60]byte
}

func main() {
	var pipe [2]int
	if err := syscall.Pipe(pipe[:]); err != nil {
		panic(err)
	}
	pool := sync.Pool{New: func() interface{} { return new(thing) }}
	var waiting, group sync.WaitGroup
	waiting.Add(callers)
	group.Add(callers)
	for i := 0; i < callers; i++ {
		go func(number int) {
			defer group.Done()
			var letter [1]byte
			waiting.Done()
			syscall.Read(pipe[0], letter[:])
			for j := 0; j < rounds; j++ {
				if number == 0 && j%(rounds/4) == 0 {
					runtime.GOMAXPROCS(runtime.GOMAXPROCS(0) + 1)
				}
				one, other := pool.Get().(*thing), pool.Get().(*thing)
				if atomic.AddInt32(&one.users, 1) != 1 || atomic.AddInt32(&other.users, 1) != 1 {
					panic("two have it")
				}
				atomic.AddInt32(&one.users, -1)
				atomic.AddInt32(&other.users, -1)
				pool.Put(one)
				pool.Put(other)
			}
		}(i)
	}
	waiting.Wait()
	syscall.Write(pipe[1], make([]byte, callers))
	group.Wait()
}
