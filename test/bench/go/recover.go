// recover.go -- 500,000 panics, three calls deep, that are recovered.
package main

var recovered int

//go:noinline
func fail(depth int) {
	if depth == 0 {
		panic("fail")
	}
	fail(depth - 1)
}

//go:noinline
func try() {
	defer func() {
		if recover() != nil {
			recovered++
		}
	}()
	fail(2)
}

func main() {
	for i := 0; i < 500000; i++ {
		try()
	}
	if recovered != 500000 {
		panic(recovered)
	}
}
