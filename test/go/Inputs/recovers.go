// recovers.go -- recovers panics and faults of other functions: what recover-with-broken-tables-ends.py breaks.
package main

type node struct{ next *node }

var calls int

func fails(n int) int {
	defer func() { calls++ }()
	if n > 0 {
		return fails(n-1) + 1
	}
	var none *node
	return len([]*node{none.next})
}

func panics(n int, text string) (got string) {
	defer func() {
		if e := recover(); e != nil {
			got = e.(string) + "!"
		}
	}()
	for i := 0; i < 3; i++ {
		defer func(i int) { calls += i }(i)
	}
	if n == 0 {
		panic(text)
	}
	return panics(n-1, text)
}

func try(n int) (text string) {
	defer func() { text = recover().(error).Error() }()
	fails(n)
	return "not reached"
}

func main() {
	done := make(chan bool)
	for g := 0; g < 3; g++ {
		go func(g int) {
			for i := 0; i < 3; i++ {
				println("recovered", try(i*g), panics(i, "text"))
			}
			done <- true
		}(g)
		<-done
	}
	println("all recovered", calls)
}
