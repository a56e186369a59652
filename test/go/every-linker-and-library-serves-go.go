// A program of Go is linked by GNU ld, gold and lld, at fixed and at random addresses, without symbols, and with the
// library as each compiler makes it: goroutines, a recover across segments, a fault and its report are the same.
//
// REQUIRES: release
// RUN: %cc -O2 -c %s -o %t.o
// RUN: %cc --linker=bfd %t.o -o %t && %status 2 %t 2>&1 | FileCheck %s --check-prefix=ENDS
// RUN: %cc --linker=gold %t.o -o %t && %status 2 %t 2>&1 | FileCheck %s --check-prefix=ENDS
// RUN: %cc --linker=lld %t.o -o %t && %status 2 %t 2>&1 | FileCheck %s --check-prefix=ENDS
// RUN: %cc -O2 --pie %s -o %t && %status 2 %t 2>&1 | FileCheck %s --check-prefix=ENDS
// RUN: %cc -O2 --pie --linker=lld %s -o %t && %status 2 %t 2>&1 | FileCheck %s --check-prefix=ENDS
// RUN: %cc -O1 --strip %s -o %t && %status 2 %t 2>&1 | FileCheck %s --check-prefix=ENDS
// RUN: %cc -O1 --strip --pie %s -o %t && %status 2 %t 2>&1 | FileCheck %s --check-prefix=ENDS
// RUN: %cc-debug %t.o -o %t && %status 2 %t 2>&1 | FileCheck %s --check-prefix=ENDS
// RUN: %cc-clang %t.o -o %t && %status 2 %t 2>&1 | FileCheck %s --check-prefix=ENDS
// RUN: %cc-ubsan %t.o -o %t && %status 2 %t 2>&1 | FileCheck %s --check-prefix=ENDS
// ENDS: {{^}}recovered runtime error: invalid memory address or nil pointer dereference 40000{{$}}
// ENDS-NEXT: {{^}}panic: runtime error: index out of range [3] with length 3{{$}}
// ENDS-EMPTY:
// ENDS-NEXT: {{^}}goroutine {{[0-9]+}} [running]:{{$}}
package main

type node struct {
	next *node
	kept [10]int
}

func deep(n int, at *node) int {
	if n == 0 {
		return at.next.kept[0]
	}
	var frame [10]int
	frame[n%10] = n
	return deep(n-1, at) + frame[n%10]
}

func try(n int) (text string, again int) {
	defer func() {
		text = recover().(error).Error()
		again = n * 2
	}()
	return "", deep(n, &node{})
}

func main() {
	results := make(chan string)
	sum := 0
	for g := 0; g < 4; g++ {
		go func() {
			text, again := try(5000)
			sum += again
			results <- text
		}()
		if text := <-results; g == 3 {
			println("recovered", text, sum)
		}
	}
	go func() { println([]int{1, 2, 3}[len(results)+3]) }()
	select {}
}
