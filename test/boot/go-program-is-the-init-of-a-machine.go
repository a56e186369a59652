// A program of Go is the init of a machine, with as many threads as there are processors: its goroutines print on the
// console, and its end switches the machine off; so does a panic, whose report is on the console.
//
// RUN: %cc -O2 --initramfs %s -o %t.gz
// RUN: %boot qemu --processors 2 %t.gz </dev/null | FileCheck %s --check-prefixes=CHECK,ENDS
// RUN: %boot uml %t.gz </dev/null | FileCheck %s --check-prefixes=CHECK,ENDS
// RUN: %boot qemu --processors 2 %t.gz -- fail </dev/null | FileCheck %s --check-prefixes=CHECK,FAILS
//
// CHECK: {{^}}squares: 338350 of 100 goroutines{{$}}
// CHECK-NEXT: {{^}}recovered: runtime error: integer divide by zero{{$}}
// ENDS-NOT: predawn:
// FAILS-NEXT: {{^}}panic: main.Failure(3){{$}}
// FAILS-EMPTY:
// FAILS-NEXT: {{^}}goroutine {{[0-9]+}} [running]:{{$}}
// FAILS: {{^}}main.main..{{.*}}(...){{$}}
// FAILS: {{^}}predawn: init ended with status 2{{$}}
// CHECK: reboot: {{Power down|System halted}}
package main

//extern pd_argc
func argumentCount() int32

type Failure int

func divide(a, b int) (result int, failed string) {
	defer func() {
		if e := recover(); e != nil {
			failed = e.(error).Error()
		}
	}()
	return a / b, ""
}

func main() {
	results := make(chan int)
	for i := 1; i <= 100; i++ {
		go func(i int) { results <- i * i }(i)
	}
	seen := map[int]bool{}
	sum := 0
	for len(seen) < 100 {
		square := <-results
		seen[square] = true
		sum += square
	}
	println("squares:", sum, "of", len(seen), "goroutines")
	_, failed := divide(sum, len(results))
	println("recovered:", failed)
	if argumentCount() > 1 {
		go func() { panic(Failure(3)) }()
		<-results
	}
}
