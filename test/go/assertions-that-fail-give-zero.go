// v, ok := x.(T) gives the zero value of T and false where x holds another type or nothing, whatever was in v before.
// RUN: %cc -O1 %s -o %t && %each-mmax %t 2>&1 | FileCheck %s --match-full-lines
// CHECK:      1 2 true
// CHECK-NEXT: 0 0 false
// CHECK-NEXT: 0 0 false
// CHECK-NEXT: 3 4 true
// CHECK-NEXT: 0 0 false
// CHECK-NEXT: text true
// CHECK-NEXT:  false
package main

type pair struct{ a, b int }
type other struct{ a, b, c int }

func (p pair) sum() int  { return p.a + p.b }
func (o other) sum() int { return o.a + o.b + o.c }

type summer interface{ sum() int }

func fromAny(x interface{}) {
	v := pair{5, 6}
	v, ok := x.(pair)
	println(v.a, v.b, ok)
}

func fromSummer(x summer) {
	v := pair{5, 6}
	v, ok := x.(pair)
	println(v.a, v.b, ok)
}

func text(x interface{}) {
	v := "before"
	v, ok := x.(string)
	println(v, ok)
}

func main() {
	fromAny(pair{1, 2})
	fromAny(other{1, 2, 3})
	fromAny(nil)
	fromSummer(pair{3, 4})
	fromSummer(other{1, 2, 3})
	text("text")
	text(pair{1, 2})
}
