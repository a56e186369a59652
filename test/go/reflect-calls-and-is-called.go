// Package reflect calls functions and methods with arguments of every kind, in registers and on the stack; functions
// that it makes are called as others are; it uses maps, channels and select.
//
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines --strict-whitespace
//
//	CHECK:-3 1.5str[1 2] {1 2} {1 2 3} 2.25if4 5 6 7 {2 2.5} true
//
// CHECK-NEXT:13
// CHECK-NEXT:{42 2}
// CHECK-NEXT:<int Value>
// CHECK-NEXT:2.5 1
// CHECK-NEXT:{10 2 3}
// CHECK-NEXT:12
// CHECK-NEXT:[]
// CHECK-NEXT:true
// CHECK-NEXT:1 3 map[k:3]
// CHECK-NEXT:k 3
// CHECK-NEXT:1 8 true
// CHECK-NEXT:false true false
// CHECK-NEXT:MapIter.Next called on exhausted iterator
// CHECK-NEXT:300 300
package main

import (
	"fmt"
	"reflect"
)

type value = reflect.Value

type S struct {
	A int
	B float64
}
type Big struct{ X, Y, Z int }

func (s S) Sum(k int) float64 { return float64(s.A+k) + s.B }
func (s *S) Set(a int)        { s.A = a }
func f(a int8, b float32, c string, d []int, e S, g Big, h float64, i interface{}, j, k, l, m int) (string, S, error) {
	return fmt.Sprint(a, b, c, d, e, g, h, i, j, k, l, m), S{A: 1}.fix(), nil
}
func (s S) fix() S { return S{s.A + 1, 2.5} }

func exhaust(it *reflect.MapIter) {
	defer func() { fmt.Println(recover()) }()
	for it.Next() {
	}
	it.Next()
}

func main() {
	v := reflect.ValueOf(f)
	args := []interface{}{int8(-3), float32(1.5), "str", []int{1, 2}, S{1, 2}, Big{1, 2, 3}, 2.25, "if", 4, 5, 6, 7}
	var in []reflect.Value
	for _, a := range args {
		in = append(in, reflect.ValueOf(a))
	}
	out := v.Call(in)
	fmt.Println(out[0], out[1], out[2].IsNil())
	s := &S{1, 2}
	fmt.Println(reflect.ValueOf(s).MethodByName("Sum").Call([]reflect.Value{reflect.ValueOf(10)})[0])
	reflect.ValueOf(s).MethodByName("Set").Call([]reflect.Value{reflect.ValueOf(42)})
	fmt.Println(*s)
	var st fmt.Stringer = reflect.ValueOf(1)
	fmt.Println(reflect.ValueOf(&st).Elem().Method(0).Call(nil)[0])
	swap := reflect.MakeFunc(reflect.TypeOf(func(int, float64) (_ float64, _ int) { return }), func(in []value) []value {
		return []reflect.Value{in[1], in[0]}
	}).Interface().(func(int, float64) (float64, int))
	fmt.Println(swap(1, 2.5))
	big := reflect.MakeFunc(reflect.TypeOf(func(Big, string, int8) (_ Big) { return }), func(in []value) []value {
		b := in[0].Interface().(Big)
		b.X += int(in[2].Int())
		return []reflect.Value{reflect.ValueOf(b)}
	}).Interface().(func(Big, string, int8) Big)
	fmt.Println(big(Big{1, 2, 3}, "x", 9))
	m := reflect.ValueOf(S{5, 6}).Method(0).Interface().(func(int) float64)
	fmt.Println(m(1))
	fmt.Println(reflect.TypeOf(s).Method(0).Func.Call([]reflect.Value{reflect.ValueOf(s), reflect.ValueOf(7)}))
	fmt.Println(reflect.DeepEqual(map[string][]int{"a": {1}}, map[string][]int{"a": {1}}))
	mv := reflect.MakeMap(reflect.TypeOf(map[string]int{}))
	mv.SetMapIndex(reflect.ValueOf("k"), reflect.ValueOf(3))
	fmt.Println(mv.Len(), mv.MapIndex(reflect.ValueOf("k")), mv.Interface())
	for it := mv.MapRange(); it.Next(); {
		fmt.Println(it.Key(), it.Value())
	}
	c := reflect.MakeChan(reflect.TypeOf(make(chan int)), 1)
	c.Send(reflect.ValueOf(8))
	i, r, ok := reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectDefault}, {Dir: reflect.SelectRecv, Chan: c}})
	fmt.Println(i, r, ok)
	_, ok = c.TryRecv()
	fmt.Println(ok, c.TrySend(reflect.ValueOf(9)), c.TrySend(reflect.ValueOf(9)))
	exhaust(reflect.MakeMap(reflect.TypeOf(map[string]int{})).MapRange())
	small := reflect.MakeFunc(reflect.TypeOf(func() int16 { return 0 }), func([]value) []value {
		return []value{reflect.ValueOf(int16(300))}
	})
	fmt.Println(small.Interface().(func() int16)(), small.Call(nil)[0].Int())
}
