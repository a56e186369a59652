// What a function of reflect.MakeFunc stands for may recover where the made function is deferred, and so may a method
// that reflect has made a func value of; but nothing that they call in turn, by reflect or by another made function.
//
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s
// CHECK:      bound: recovered 1
// CHECK-NEXT: unbound: recovered 2
// CHECK-NEXT: by value: recovered 3
// CHECK-NEXT: of an interface: recovered 4
// CHECK-NEXT: made: recovered 5
// CHECK-NEXT: made, calls made: <nil> 6
// CHECK-NEXT: made, calls by reflect: <nil> 7
// CHECK-NEXT: called by reflect: <nil> 8
// CHECK-NEXT: called by who is made: <nil> 9
// CHECK-NEXT: not panicking: <nil> <nil>
package main

import (
	"fmt"
	"reflect"
)

var recovered interface{}

type pointer struct{}
type value struct{ a, b, c, d int }
type interfaced interface{ M() }

func (*pointer) M() { recovered = recover() }
func (value) M()    { recovered = recover() }

func made(f func([]reflect.Value) []reflect.Value) func() {
	return reflect.MakeFunc(reflect.TypeOf(func() {}), f).Interface().(func())
}

func recovers([]reflect.Value) []reflect.Value {
	recovered = recover()
	return nil
}

func callsMade([]reflect.Value) []reflect.Value {
	made(recovers)()
	return nil
}

func plain() { recovered = recover() }

func callsByReflect([]reflect.Value) []reflect.Value {
	reflect.ValueOf(plain).Call(nil)
	return nil
}

func callsPlain([]reflect.Value) []reflect.Value {
	plain()
	return nil
}

// What is recovered in f, deferred; and what is left for the next deferred call.
func try(name string, what interface{}, f func()) {
	recovered = nil
	defer func() {
		rest := recover()
		if recovered != nil && rest == nil {
			fmt.Println(name+": recovered", recovered)
		} else {
			fmt.Println(name+":", recovered, rest)
		}
	}()
	defer f()
	if what != nil {
		panic(what)
	}
}

func main() {
	try("bound", 1, reflect.ValueOf(&pointer{}).Method(0).Interface().(func()))
	unbound := reflect.TypeOf(&pointer{}).Method(0).Func.Interface().(func(*pointer))
	func() {
		defer func() { fmt.Println("unbound: recovered", recovered) }()
		defer unbound(nil)
		panic(2)
	}()
	try("by value", 3, reflect.ValueOf(value{}).Method(0).Interface().(func()))
	of := interfaced(value{})
	try("of an interface", 4, reflect.ValueOf(&of).Elem().Method(0).Interface().(func()))
	try("made", 5, made(recovers))
	try("made, calls made", 6, made(callsMade))
	try("made, calls by reflect", 7, made(callsByReflect))
	func() {
		defer func() { fmt.Println("called by reflect:", recovered, recover()) }()
		recovered = nil
		defer reflect.ValueOf(plain).Call(nil)
		panic(8)
	}()
	try("called by who is made", 9, made(callsPlain))
	try("not panicking", nil, made(recovers))
}
