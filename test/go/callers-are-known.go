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
	return fmt.Sprint(runtime.FuncForPC(pc).Name(), " ", filepath.Base(file), ":", line, " ", ok && filepath.IsAbs(file))
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

//go:noinline
func caller(skip int) string {
	pc, _, line, ok := runtime.Caller(skip)
	return fmt.Sprint(runtime.FuncForPC(pc).Name(), " ", line, " ", ok)
}

func names(skip int) {
	pcs := make([]uintptr, 10)
	found := runtime.CallersFrames(pcs[:runtime.Callers(skip, pcs)])
	for more := true; more; {
		var frame runtime.Frame
		frame, more = found.Next()
		fmt.Print(frame.Function, " ")
	}
	fmt.Println()
}

func defers() { defer names(1) }

func recovers() {
	defer func(skip int) {
		names(skip)
		recover()
	}(2)
}

func with_line_1() {}
func größe()       {}

func nameOf(f interface{}) string { return runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Name() }

func main() {
	fmt.Println(place{}.here())
	// CHECK: {{^}}main.place.here callers-are-known.go:18 true{{$}}
	func() { frames() }()
	// CHECK-NEXT: {{^}}main.frames 24{{$}}
	// CHECK-NEXT: {{^}}main.main.func1 68{{$}}
	// CHECK-NEXT: {{^}}main.main 68{{$}}
	fmt.Println(caller(0), caller(1))
	// CHECK-NEXT: {{^}}main.caller 36 true main.main 72 true{{$}}
	defers()
	// CHECK-NEXT: {{^}}main.names main.defers main.main {{$}}
	recovers()
	// CHECK-NEXT: {{^}}main.recovers.func1 main.recovers main.main {{$}}
	_, _, _, ok := runtime.Caller(50)
	fmt.Println(ok, nameOf(frames), nameOf(with_line_1), nameOf(größe), nameOf(filepath.Base))
	// CHECK-NEXT: {{^}}false main.frames main.with_line_1 main.größe path/filepath.Base{{$}}
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
