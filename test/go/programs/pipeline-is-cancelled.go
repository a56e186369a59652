// A pipeline of stages is cancelled by closing one channel: every goroutine of it ends, however far it was.
//
// RUN: %cc -O2 %s -o %t && %each-mmax --both %t | FileCheck %s --match-full-lines
// CHECK:      1 stages: 55 from 10 values, 2 goroutines ended
// CHECK-NEXT: 500 stages: 119900 from 200 values, 501 goroutines ended
// CHECK-NEXT: 1 wide: 1000 values, 0 twice, 3 goroutines ended
// CHECK-NEXT: 4 wide: 1000 values, 0 twice, 9 goroutines ended
// CHECK-NEXT: 16 wide: 1000 values, 0 twice, 33 goroutines ended
// CHECK-NEXT: 64 wide: 1000 values, 0 twice, 129 goroutines ended
// CHECK-NEXT: 0 goroutines of an empty group

package main

// A group counts its goroutines, so that one can wait for the end of all.
type group struct {
	quit  chan struct{}
	ended chan struct{}
	count int
}

func newGroup() *group { return &group{quit: make(chan struct{}), ended: make(chan struct{})} }

func (g *group) start(f func()) {
	g.count++
	go func() {
		defer func() { g.ended <- struct{}{} }()
		f()
	}()
}

func (g *group) cancel() int {
	close(g.quit)
	for i := 0; i < g.count; i++ {
		<-g.ended
	}
	return g.count
}

func (g *group) numbers() <-chan int {
	to := make(chan int)
	g.start(func() {
		defer close(to)
		for i := 1; ; i++ {
			select {
			case to <- i:
			case <-g.quit:
				return
			}
		}
	})
	return to
}

func (g *group) mapped(from <-chan int, capacity int, f func(int) int) <-chan int {
	to := make(chan int, capacity)
	g.start(func() {
		defer close(to)
		for i := range from {
			select {
			case to <- f(i):
			case <-g.quit:
				return
			}
		}
	})
	return to
}

func (g *group) merged(from ...<-chan int) <-chan int {
	to := make(chan int)
	left := make(chan int, 1)
	left <- len(from)
	for _, f := range from {
		f := f
		g.start(func() {
			defer func() {
				n := <-left - 1
				if n == 0 {
					close(to)
				}
				left <- n
			}()
			for i := range f {
				select {
				case to <- i:
				case <-g.quit:
					return
				}
			}
		})
	}
	return to
}

func line(stages, take int) {
	g := newGroup()
	from := g.numbers()
	for i := 0; i < stages; i++ {
		i := i
		from = g.mapped(from, i%4, func(n int) int { return n + i%3 })
	}
	sum := 0
	for i := 0; i < take; i++ {
		sum += <-from
	}
	println(stages, "stages:", sum, "from", take, "values,", g.cancel(), "goroutines ended")
	for range from {
	}
}

func web(width, take int) {
	g := newGroup()
	source := g.numbers()
	var parts []<-chan int
	for i := 0; i < width; i++ {
		parts = append(parts, g.mapped(source, 1, func(n int) int { return n * n }))
	}
	seen := map[int]int{}
	all := g.merged(parts...)
	for i := 0; i < take; i++ {
		seen[<-all]++
	}
	twice := 0
	for _, times := range seen {
		twice += times - 1
	}
	println(width, "wide:", len(seen), "values,", twice, "twice,", g.cancel(), "goroutines ended")
	for range all {
	}
}

func main() {
	line(1, 10)
	line(500, 200)
	for i := 1; i <= 64; i *= 4 {
		web(i, 1000)
	}
	println(newGroup().cancel(), "goroutines of an empty group")
}
