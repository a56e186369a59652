// Three thousand goroutines may wait in reads of as many pipes; where there are more than threads may be, the program
// says so instead of waiting for ever.
//
// REQUIRES: long, release
// RUN: %cc -O2 %s -o %t
// RUN: timeout 120 %t 3000 | FileCheck %s
// RUN: %status 2 timeout 200 %t 10500 2>&1 | FileCheck %s --check-prefix=MANY
// CHECK: {{^}}3000 have read{{$}}
// MANY: {{^}}fatal error: thread exhaustion
package main

import (
	"fmt"
	"os"
	"strconv"
	"sync"
	"time"
)

func main() {
	count, _ := strconv.Atoi(os.Args[1])
	var group sync.WaitGroup
	group.Add(count)
	from, to, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	descriptor := int(from.Fd())
	for i := 0; i < count; i++ {
		go func() {
			var letter [1]byte
			os.NewFile(uintptr(descriptor), "pipe").Read(letter[:])
			group.Done()
		}()
	}
	time.Sleep(100 * time.Millisecond)
	to.Write(make([]byte, count))
	group.Wait()
	fmt.Println(count, "have read")
}
