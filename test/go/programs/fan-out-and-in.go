// Work is handed out to goroutines and comes back through one select; who waits too long, counted in ticks of a clock
// that is a goroutine, is given up, and nothing is lost or done twice.
//
// RUN: %cc -O2 %s -o %t && %each-mmax --both %t | FileCheck %s --match-full-lines
// CHECK:      3959 finished, 41 given up, 4000 in all, sum 8433112652721

package main

const (
	workers  = 8
	jobs     = 4000
	slowness = 97 // each so many-th job is one that nobody finishes in time
	patience = 50 // ticks
)

type job struct {
	number int
	cancel chan struct{}
}

type result struct {
	number, worker int
	value          uint32
}

func hash(n int) uint32 {
	h := uint32(2166136261)
	for ; n > 0; n >>= 8 {
		h = (h ^ uint32(n&255)) * 16777619
	}
	return h
}

// A worker says that it has begun, and then gives the result or is told to give up.
func worker(id int, in <-chan job, begun chan<- job, out chan<- result, given chan<- int) {
	for j := range in {
		begun <- j
		if j.number%slowness == 0 {
			<-j.cancel
			given <- j.number
			continue
		}
		select {
		case out <- result{j.number, id, hash(j.number)}:
		case <-j.cancel:
			given <- j.number
		}
	}
	out <- result{number: -1}
}

func clock(ticks chan<- int, stop <-chan struct{}) {
	for now := 0; ; now++ {
		select {
		case ticks <- now:
		case <-stop:
			return
		}
	}
}

type waiting struct {
	job   job
	since int
}

func main() {
	in, begun := make(chan job), make(chan job, workers)
	ticks, stop := make(chan int), make(chan struct{})
	given := make(chan int)
	outs := [3]chan result{make(chan result), make(chan result, 3), make(chan result)}
	go clock(ticks, stop)
	for id := 0; id < workers; id++ {
		go worker(id, in, begun, outs[id%len(outs)], given)
	}
	go func() {
		defer close(in)
		for n := 1; n <= jobs; n++ {
			in <- job{n, make(chan struct{}, 1)}
		}
	}()

	open := map[int]waiting{}
	seen := map[int]bool{}
	var sum uint64
	now, finished, cancelled, ended := 0, 0, 0, 0
	finish := func(r result) {
		if r.number < 0 {
			ended++
			return
		}
		if seen[r.number] || r.value != hash(r.number) {
			panic("a job was done twice, or wrong")
		}
		seen[r.number] = true
		delete(open, r.number)
		sum += uint64(r.value)
		finished++
	}
	for ended < workers {
		select {
		case r := <-outs[0]:
			finish(r)
		case r := <-outs[1]:
			finish(r)
		case r := <-outs[2]:
			finish(r)
		case j := <-begun:
			if j.number%slowness == 0 {
				open[j.number] = waiting{j, now}
			}
		case number := <-given:
			if seen[number] {
				panic("given up, but done")
			}
			seen[number] = true
			cancelled++
		case now = <-ticks:
			for number, w := range open {
				if now-w.since > patience {
					w.job.cancel <- struct{}{}
					delete(open, number)
				}
			}
		}
	}
	close(stop)
	println(finished, "finished,", cancelled, "given up,", len(seen), "in all, sum", sum)
}
