// A panic thousands of frames deep, on many segments of stack, is recovered by a function at their bottom: each
// deferred call runs, results and variables are as they were, and it can be done again and again, on any goroutine.
//
// RUN: %cc -O2 %s -o %t.2 && %each-mmax %t.2
// RUN: %if release %{ %cc -O1 %s -o %t.1 && %each-mmax %t.1 %}
// RUN: %if release %{ %cc -O0 %s -o %t.0 && %each-mmax %t.0 %}
package main

const depth = 2000

type node struct{ next *node }

var calls int

// Arguments in registers and on the stack, of both kinds, and variables that live across the call.
func down(n, a, b, c, d, e, f, g int, x float64, deferring bool) int {
	if n == 0 {
		var none *node
		return down(len(order(none.next)), 1, 2, 3, 4, 5, 6, 7, 8, false)
	}
	if deferring && n%100 == 0 {
		defer func() { calls++ }()
	}
	var frame [20]int
	frame[n%20] = n
	result := down(n-1, a+1, b, c, d, e, f, g+2, x+1, deferring)
	return result + frame[n%20] + a + g + int(x)
}

func order(n *node) []int { return make([]int, 1) }

func try(n int, deferring bool) (text string, kept int) {
	a, b, c, d := n, n*2, n*3, n*4
	defer func() {
		if e := recover(); e != nil {
			text = e.(error).Error()
		}
		kept = a + b + c + d
	}()
	kept = down(n, 1, 2, 3, 4, 5, 6, 7, 8, deferring)
	return "not reached", 0
}

func main() {
	done := make(chan bool)
	for g := 0; g < 8; g++ {
		go func(g int) {
			for i := 0; i < 2; i++ {
				text, kept := try(depth+g*100+i, false)
				if text != "runtime error: invalid memory address or nil pointer dereference" {
					panic(text)
				}
				if kept != 10*(depth+g*100+i) {
					panic(kept)
				}
			}
			done <- true
		}(g)
	}
	for g := 0; g < 8; g++ {
		<-done
	}
	if text, _ := try(depth, true); text == "" || calls != depth/100 {
		panic(calls)
	}
}
