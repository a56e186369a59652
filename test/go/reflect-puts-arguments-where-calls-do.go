// Package reflect puts arguments and results where compiled calls have them: a function gives the same results when it
// is called, when reflect calls it, and when a call of a function that reflect has made is passed on to it.
//
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t 2>&1 | FileCheck %s --match-full-lines
// CHECK: ints, floats, pairs, arrays, bytes, results in a word, large, method
// CHECK-NEXT: end
package main

import (
	"reflect"
	"runtime"
)

type pair struct{ a, b float32 } // a word of floating point
type mixed struct {              // one that is not
	a int32
	b float32
}
type deep struct {
	p pair
	m mixed
}
type three struct{ a, b, c float32 }
type large [3000]int64

type adder interface {
	Add(a int, s string, b float64) (string, float64)
}
type base float64

func (x base) Add(a int, s string, b float64) (string, float64) {
	return s + "!", float64(x) + float64(a)*b
}

// Of two words the second has no register any more: so both are on the stack, and what follows has that register.
//
//go:noinline
func ints(a, b, c, d, e int, s string, f int, t string, g int8) (string, int) {
	var local [6]complex128 // moved by instructions that want aligned stacks
	local[e] = complex(float64(f), 0)
	keep(&local)
	return s + t, a + 2*b + 3*c + 4*d + 5*e + 6*int(real(local[e])) + 7*int(g)
}

//go:noinline
func floats(a, b, c, d, e, f, g float64, z complex128, h float32, i float64, j float32) (float64, complex128) {
	return a + 2*b + 3*c + 4*d + 5*e + 6*f + 7*g + 8*float64(h) + 9*i + 10*float64(j), z
}

//go:noinline
func eight(a, b, c, d, e, f, g, h float64, i float32) (float64, float64) {
	return a + 2*b + 3*c + 4*d + 5*e + 6*f + 7*g, 8*h + float64(i)
}

//go:noinline
func pairs(p pair, m mixed, d deep, t three, n int) (deep, int) {
	return deep{pair{p.b + t.c, p.a}, mixed{m.a + d.m.a + int32(n), m.b + t.b + d.p.b}}, n
}

//go:noinline
func arrays(x [2]float64, y [2]int64, z [1]float32, u [4]float32) ([2]float64, [2]int64) {
	return [2]float64{x[1], x[0] + float64(z[0]) + float64(u[3])}, [2]int64{y[1], y[0]}
}

//go:noinline
func bytes(a [3]uint8, b [11]uint8, c bool, d int16, e [0]int, f [17]uint8, g uint8, h [19]uint8) (int8, int64) {
	n := int64(0)
	for _, v := range b {
		n = n*3 + int64(v)
	}
	for _, v := range f {
		n = n*3 + int64(v)
	}
	for _, v := range h {
		n = n*3 + int64(v)
	}
	if c {
		n++
	}
	return int8(a[2]) - int8(g), n*int64(d) + int64(len(e))
}

//go:noinline
func word(a int8) (int32, float32) { return int32(a) * 2, float32(a) / 2 }

//go:noinline
func sses(a int8) (float64, float64) { return float64(a) * 2, float64(a) / 2 }

//go:noinline
func sum(l large, k int) (int64, large) {
	n := int64(k)
	for _, v := range l {
		n += v
	}
	l[2] = n
	return n, l
}

var sink *[6]complex128

func keep(p *[6]complex128) { sink = p }

func list(values ...interface{}) []interface{} { return values }

func call(f reflect.Value, arguments ...interface{}) []interface{} {
	var in []reflect.Value
	for _, a := range arguments {
		in = append(in, reflect.ValueOf(a))
	}
	var out []interface{}
	for _, v := range f.Call(in) {
		out = append(out, v.Interface())
	}
	return out
}

var (
	Words    [2]int
	Floating [2]float64
)

//go:noinline
func otherWords() (int, int) { return -1, -2 }

//go:noinline
func otherFloats() (float64, float64) { return -1, -2 }

// The results of the call that is passed on are not left in their registers.
func made(f interface{}) interface{} {
	v := reflect.ValueOf(f)
	return reflect.MakeFunc(v.Type(), func(in []reflect.Value) []reflect.Value {
		out := v.Call(in)
		Words[0], Words[1] = otherWords()
		Floating[0], Floating[1] = otherFloats()
		return out
	}).Interface()
}

func same(name string, called, reflected, passedOn []interface{}) {
	for i, v := range called {
		if reflected[i] != v {
			println("\n" + name + ": a call by reflect gives another result")
		}
		if passedOn[i] != v {
			println("\n" + name + ": a call of what reflect has made gives another result")
		}
	}
	print(name)
}

func main() {
	of := reflect.ValueOf
	same("ints, ", list(ints(1, 2, 3, 4, 5, "six", 7, "eight", -9)),
		call(of(ints), 1, 2, 3, 4, 5, "six", 7, "eight", int8(-9)),
		list(made(ints).(func(a, b, c, d, e int, s string, f int, t string, g int8) (string, int))(1, 2, 3, 4, 5, "six",
			7, "eight", -9)))
	same("", list(eight(1, 2, 3, 4, 5, 6, 7, 8, 9)), call(of(eight), 1., 2., 3., 4., 5., 6., 7., 8., float32(9)),
		list(made(eight).(func(a, b, c, d, e, f, g, h float64, i float32) (float64, float64))(1, 2, 3, 4, 5, 6, 7, 8, 9)))
	same("floats, ", list(floats(1, 2, 3, 4, 5, 6, 7, 8+9i, 10, 11, 12)),
		call(of(floats), 1., 2., 3., 4., 5., 6., 7., 8+9i, float32(10), 11., float32(12)),
		list(made(floats).(func(a, b, c, d, e, f, g float64, z complex128, h float32, i float64,
			j float32) (float64, complex128))(1, 2, 3, 4, 5, 6, 7, 8+9i, 10, 11, 12)))
	p, m, d, t := pair{1, 2}, mixed{3, 4}, deep{pair{5, 6}, mixed{7, 8}}, three{9, 10, 11}
	same("pairs, ", list(pairs(p, m, d, t, 12)), call(of(pairs), p, m, d, t, 12),
		list(made(pairs).(func(pair, mixed, deep, three, int) (deep, int))(p, m, d, t, 12)))
	x, y, z, u := [2]float64{1, 2}, [2]int64{3, 4}, [1]float32{5}, [4]float32{6, 7, 8, 9}
	same("arrays, ", list(arrays(x, y, z, u)), call(of(arrays), x, y, z, u),
		list(made(arrays).(func([2]float64, [2]int64, [1]float32, [4]float32) ([2]float64, [2]int64))(x, y, z, u)))
	a, b, f := [3]uint8{1, 2, 3}, [11]uint8{4, 5, 10: 6}, [17]uint8{7, 8, 16: 9}
	h := [19]uint8{1, 17: 2, 18: 3}
	same("bytes, ", list(bytes(a, b, true, -2, [0]int{}, f, 5, h)),
		call(of(bytes), a, b, true, int16(-2), [0]int{}, f, uint8(5), h),
		list(made(bytes).(func([3]uint8, [11]uint8, bool, int16, [0]int, [17]uint8,
			uint8, [19]uint8) (int8, int64))(a, b, true, -2, [0]int{}, f, 5, h)))
	same("", list(sses(3)), call(of(sses), int8(3)), list(made(sses).(func(int8) (float64, float64))(3)))
	same("results in a word, ", list(word(3)), call(of(word), int8(3)),
		list(made(word).(func(int8) (int32, float32))(3)))
	l := large{1, 2, 3, 2999: 4}
	ended := make(chan bool)
	for i := 0; i < 8; i++ { // their stacks are looked at when they end
		go func() {
			ended <- call(of(sum), l, i)[0].(int64) > 0
		}()
	}
	for i := 0; i < 8; i++ {
		<-ended
	}
	for runtime.NumGoroutine() > 1 {
		runtime.Gosched()
	}
	same("large, ", list(sum(l, 5)), call(of(sum), l, 5), list(made(sum).(func(large, int) (int64, large))(l, 5)))
	var i adder = base(1.5)
	method := of(&i).Elem().Method(0)
	same("method\n", list(i.Add(2, "three", 4)), call(method, 2, "three", 4.),
		list(method.Interface().(func(int, string, float64) (string, float64))(2, "three", 4)))
	println("end")
}
