// A timer that was stopped long before it is due keeps no program from ending by a deadlock.
//
// RUN: %cc -O2 %s -o %t
// RUN: env PREDAWN_MAXPROCS=1 %status 2 timeout 20 %t 2>&1 | FileCheck %s
// RUN: env PREDAWN_MAXPROCS=2 %status 2 timeout 20 %t 2>&1 | FileCheck %s
// CHECK: context canceled
// CHECK-NEXT: fatal error: all goroutines are asleep - deadlock!
package main

import (
	"context"
	"fmt"
	"sync"
	"time"
)

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	time.Sleep(time.Millisecond)
	cancel()
	fmt.Println(ctx.Err())
	var group sync.WaitGroup
	group.Add(1)
	group.Wait()
}
