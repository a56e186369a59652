// Who holds a part of the pools keeps its M, also where the lock under which pools are made starves: it is handed over.
//
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax --seconds 60 %t 1
// RUN: %each-mmax --seconds 60 %t 16
package main

import (
	"os"
	"runtime"
	"strconv"
	"sync"
)

const (
	goroutines = 64
	rounds     = 2000
)

func main() {
	wanted, _ := strconv.Atoi(os.Args[1])
	runtime.GOMAXPROCS(wanted)
	var group sync.WaitGroup
	group.Add(goroutines)
	for i := 0; i < goroutines; i++ {
		go func() {
			defer group.Done()
			mine := new(int)
			for j := 0; j < rounds; j++ {
				pool := new(sync.Pool)
				pool.Put(mine)
				if got := pool.Get(); got != nil && got != mine { // the goroutine may have changed its M
					panic("another's")
				}
			}
		}()
	}
	group.Wait()
}
