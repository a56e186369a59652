// A panic unwinds its own goroutine only: workers recover, report over channels, are started anew by a supervisor, and
// what is deferred runs in each, while others go on.
//
// RUN: %cc -O2 %s -o %t && %each-mmax --both %t | FileCheck %s --match-full-lines
// CHECK:      3499 restarts, sum 998003 deferred 102000 kinds 7
// CHECK-NEXT: 500 runtime error: integer divide by zero
// CHECK-NEXT: 499 runtime error: index out of range
// CHECK-NEXT: 500 runtime error: invalid memory address or nil pointer dereference
// CHECK-NEXT: 500 interface conversion: interface {} is int, not string
// CHECK-NEXT: 500 said so
// CHECK-NEXT: 500 a value of its own
// CHECK-NEXT: 500 assignment to entry in nil map
// CHECK-NEXT: a value of its own

package main

type failure struct {
	job   int
	cause interface{}
}

func (f *failure) Error() string {
	switch c := f.cause.(type) {
	case error:
		return c.Error()
	case string:
		return c
	}
	return "unknown"
}

type node struct{ next *node }

// work fails in one of several ways for most of the jobs.
func work(job int) int {
	var zero, list, none, any = job % 1, []int{1, 2, 3}, (*node)(nil), interface{}(job)
	switch job % 8 {
	case 1:
		return job / zero
	case 2:
		return list[job]
	case 3:
		if none.next == nil {
			return 1
		}
	case 4:
		return len(any.(string))
	case 5:
		panic("said so")
	case 6:
		panic(&failure{job, "a value of its own"})
	case 7:
		var m map[string]int
		m["x"] = 1
	}
	return job
}

type report struct {
	job, value int
	err        error
	deferred   int
}

// attempt goes some frames deep before it works; each frame defers.
func attempt(job, depth int, deferred *int) int {
	defer func() { *deferred++ }()
	if depth == 0 {
		return work(job)
	}
	var frame [16]int
	frame[depth%16] = attempt(job, depth-1, deferred)
	return frame[depth%16]
}

func worker(jobs <-chan int, reports chan<- report, ended chan<- bool) {
	var r report
	defer func() {
		v := recover()
		if v == nil {
			ended <- true
			return
		}
		r.err = &failure{r.job, v}
		reports <- r
		ended <- false
	}()
	for job := range jobs {
		r = report{job: job}
		r.value = attempt(job, job%50, &r.deferred)
		reports <- r
	}
}

// supervise starts a new worker for each that a panic has ended.
func supervise(workers int, jobs <-chan int, reports chan<- report, restarts chan<- int) {
	ended := make(chan bool)
	for i := 0; i < workers; i++ {
		go worker(jobs, reports, ended)
	}
	count := 0
	for workers > 0 {
		if <-ended {
			workers--
			continue
		}
		count++
		go worker(jobs, reports, ended)
	}
	close(reports)
	restarts <- count
}

// Recovered in one goroutine, a value may be thrown again in another.
func passOn() (text string) {
	defer func() { text = recover().(error).Error() }()
	values := make(chan interface{})
	go func() {
		defer func() { values <- recover() }()
		attempt(6, 100, new(int))
	}()
	panic(<-values)
}

func main() {
	const count = 4000
	jobs, reports, restarts := make(chan int), make(chan report, 4), make(chan int, 1)
	go supervise(7, jobs, reports, restarts)
	go func() {
		defer close(jobs)
		for i := 0; i < count; i++ {
			jobs <- i
		}
	}()
	texts := map[string]int{}
	sum, deferred := 0, 0
	for r := range reports {
		deferred += r.deferred
		if r.err != nil {
			text := r.err.Error()
			if r.job%8 == 2 {
				text = text[:len("runtime error: index out of range")]
			}
			texts[text]++
		} else {
			sum += r.value
		}
	}
	println(<-restarts, "restarts, sum", sum, "deferred", deferred, "kinds", len(texts))
	for _, text := range []string{
		"runtime error: integer divide by zero",
		"runtime error: index out of range",
		"runtime error: invalid memory address or nil pointer dereference",
		"interface conversion: interface {} is int, not string",
		"said so",
		"a value of its own",
		"assignment to entry in nil map",
	} {
		println(texts[text], text)
	}
	println(passOn())
}
