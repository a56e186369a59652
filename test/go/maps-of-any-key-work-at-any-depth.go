// A map whose keys are compared by functions asks for stack wherever its caller stands in a segment, also below the
// limit, as a small frame may.
//
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t 2>&1 | FileCheck %s
// CHECK: {{^}}done{{$}}
package main

//go:noinline
func use(words []uint64) {}

func with2(m map[complex128]int, done chan int) {
	var words [2]uint64
	for i := 0; i < 20; i++ {
		m[complex(float64(i), 1)] = i
		words[i%2]++
	}
	use(words[:])
	done <- len(m)
}

func with4(m map[complex128]int, done chan int) {
	var words [4]uint64
	for i := 0; i < 20; i++ {
		m[complex(float64(i), 1)] = i
		words[i%4]++
	}
	use(words[:])
	done <- len(m)
}

func with6(m map[complex128]int, done chan int) {
	var words [6]uint64
	for i := 0; i < 20; i++ {
		m[complex(float64(i), 1)] = i
		words[i%6]++
	}
	use(words[:])
	done <- len(m)
}

func with8(m map[complex128]int, done chan int) {
	var words [8]uint64
	for i := 0; i < 20; i++ {
		m[complex(float64(i), 1)] = i
		words[i%8]++
	}
	use(words[:])
	done <- len(m)
}

func with10(m map[complex128]int, done chan int) {
	var words [10]uint64
	for i := 0; i < 20; i++ {
		m[complex(float64(i), 1)] = i
		words[i%10]++
	}
	use(words[:])
	done <- len(m)
}

func with12(m map[complex128]int, done chan int) {
	var words [12]uint64
	for i := 0; i < 20; i++ {
		m[complex(float64(i), 1)] = i
		words[i%12]++
	}
	use(words[:])
	done <- len(m)
}

func with14(m map[complex128]int, done chan int) {
	var words [14]uint64
	for i := 0; i < 20; i++ {
		m[complex(float64(i), 1)] = i
		words[i%14]++
	}
	use(words[:])
	done <- len(m)
}

func with16(m map[complex128]int, done chan int) {
	var words [16]uint64
	for i := 0; i < 20; i++ {
		m[complex(float64(i), 1)] = i
		words[i%16]++
	}
	use(words[:])
	done <- len(m)
}

func with18(m map[complex128]int, done chan int) {
	var words [18]uint64
	for i := 0; i < 20; i++ {
		m[complex(float64(i), 1)] = i
		words[i%18]++
	}
	use(words[:])
	done <- len(m)
}

func with20(m map[complex128]int, done chan int) {
	var words [20]uint64
	for i := 0; i < 20; i++ {
		m[complex(float64(i), 1)] = i
		words[i%20]++
	}
	use(words[:])
	done <- len(m)
}

func with22(m map[complex128]int, done chan int) {
	var words [22]uint64
	for i := 0; i < 20; i++ {
		m[complex(float64(i), 1)] = i
		words[i%22]++
	}
	use(words[:])
	done <- len(m)
}

func with24(m map[complex128]int, done chan int) {
	var words [24]uint64
	for i := 0; i < 20; i++ {
		m[complex(float64(i), 1)] = i
		words[i%24]++
	}
	use(words[:])
	done <- len(m)
}

func main() {
	done := make(chan int)
	go with2(map[complex128]int{}, done)
	go with4(map[complex128]int{}, done)
	go with6(map[complex128]int{}, done)
	go with8(map[complex128]int{}, done)
	go with10(map[complex128]int{}, done)
	go with12(map[complex128]int{}, done)
	go with14(map[complex128]int{}, done)
	go with16(map[complex128]int{}, done)
	go with18(map[complex128]int{}, done)
	go with20(map[complex128]int{}, done)
	go with22(map[complex128]int{}, done)
	go with24(map[complex128]int{}, done)
	for i := 0; i < 12; i++ {
		if n := <-done; n != 20 {
			println("wrong", n)
		}
	}
	println("done")
}
