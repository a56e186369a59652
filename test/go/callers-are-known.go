// A program can ask where it is: runtime.Caller, Callers, CallersFrames and FuncForPC tell functions, files and lines,
// and failed conversions are of the types that package runtime has for them.
//
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s
package main

import (
	"fmt"
	"path/filepath"
	"reflect"
	"runtime"
)

type place struct{}

func (place) here() string {
	pc, file, line, ok := runtime.Caller(0)
	return fmt.Sprint(runtime.FuncForPC(pc).Name(), " ", filepath.Base(file), ":", line, " ", ok)
}

func frames() {
	pcs := make([]uintptr, 10)
	found := runtime.CallersFrames(pcs[:runtime.Callers(0, pcs)])
	for {
		frame, more := found.Next()
		fmt.Println(frame.Function, frame.Line)
		if !more {
			break
		}
	}
}

func main() {
	fmt.Println(place{}.here())
	// CHECK: {{^}}main.place.here callers-are-known.go:18 true{{$}}
	func() { frames() }()
	// CHECK-NEXT: {{^}}main.frames 24{{$}}
	// CHECK-NEXT: {{^}}main.main.func1 37{{$}}
	// CHECK-NEXT: {{^}}main.main 37{{$}}
	_, _, _, ok := runtime.Caller(50)
	fmt.Println(ok, runtime.FuncForPC(reflect.ValueOf(frames).Pointer()).Name())
	// CHECK-NEXT: {{^}}false main.frames{{$}}
	defer func() {
		failed := recover()
		err, ok := failed.(runtime.Error)
		_, is := failed.(*runtime.TypeAssertionError)
		fmt.Println(err, ok, is)
		// CHECK-NEXT: {{^}}interface conversion: interface {} is int, not string true true{{$}}
	}()
	var x interface{} = 1
	_ = x.(string)
}
