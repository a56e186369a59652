// A program with goroutines, a channel, a map and strings is at most 64 KiB, stripped.
//
// REQUIRES: release
// RUN: %cc -O2 %s -o %t && strip %t
// RUN: %each-mmax %t
// RUN: find %t -size -65537c | count 1
package main

func name(n int) string {
	if n < 10 {
		return "goroutine " + string(rune('0'+n))
	}
	return name(n/10) + string(rune('0'+n%10))
}

func main() {
	const count = 1000
	names := make(chan string)
	for i := 0; i < count; i++ {
		go func(i int) { names <- name(i) }(i)
	}
	seen := map[string]int{}
	for i := 0; i < count; i++ {
		seen[<-names]++
	}
	for i := 0; i < count; i++ {
		if seen[name(i)] != 1 {
			panic(name(i))
		}
	}
	if len(seen) != count {
		panic("others")
	}
}
