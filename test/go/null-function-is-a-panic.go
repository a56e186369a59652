// A call of a function whose code is at address 0 panics, is recovered, and again.
//
// RUN: %cc -O2 %s -o %t && %each-mmax --both %t | FileCheck %s
// CHECK: {{^}}runtime error: invalid memory address or nil pointer dereference 1{{$}}
// CHECK-NEXT: {{^}}runtime error: invalid memory address or nil pointer dereference 1{{$}}
package main

import "unsafe"

var null uintptr

func call() (result int) {
	defer func() {
		print(recover().(error).Error(), " ")
		result = 1
	}()
	at := &null
	f := *(*func())(unsafe.Pointer(&at))
	f()
	return 2
}

func main() {
	println(call())
	println(call())
}
