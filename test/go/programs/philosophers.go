// Dining philosophers: forks are goroutines, a hungry philosopher takes whichever comes first and gives it back if the
// other is not there; all eat as often as they want, nobody beside a neighbour who eats.
//
// RUN: %cc -O2 %s -o %t && %each-mmax --both %t | FileCheck %s --match-full-lines
// CHECK:      7 philosophers ate 140 times, 20 20 20 20 20 20 20
// CHECK-NEXT: forks were used 280 times, never more than 3 pairs at once: true
// CHECK-NEXT: 2 philosophers ate 40 times, 20 20
// CHECK-NEXT: forks were used 80 times, never more than 1 pairs at once: true
// CHECK-NEXT: 20 philosophers ate 400 times, 20 20 20 20 20 20 20 20 20 20 20 20 20 20 20 20 20 20 20 20
// CHECK-NEXT: forks were used 800 times, never more than 10 pairs at once: true

package main

const meals = 20

// A fork is taken by a receive; what is sent back says whether it was used for eating.
type fork struct {
	take, back chan bool
	quit       chan chan int
}

// An event is what the table hears of a philosopher.
type event struct {
	number int
	eats   bool
}

func newFork() fork {
	f := fork{make(chan bool), make(chan bool), make(chan chan int)}
	go f.lie()
	return f
}

func (f fork) lie() {
	used := 0
	for {
		select {
		case f.take <- true:
			if <-f.back {
				used++
			}
		case answer := <-f.quit:
			answer <- used
			return
		}
	}
}

// takeBoth takes one of the forks, and keeps it only if the other can be had at once, else two neighbours could wait
// for each other for ever; then it waits for the other one first.
func takeBoth(left, right fork) {
	for {
		second, first := right, left
		select {
		case <-left.take:
		case <-right.take:
			second, first = left, right
		}
		select {
		case <-second.take:
			return
		default:
			first.back <- false
		}
		<-second.take
		select {
		case <-first.take:
			return
		default:
			second.back <- false
		}
	}
}

func philosopher(number int, left, right fork, table chan<- event, done chan<- int) {
	for eaten := 0; eaten < meals; eaten++ {
		takeBoth(left, right)
		table <- event{number, true}
		table <- event{number, false}
		left.back <- true
		right.back <- true
	}
	done <- number
}

func dine(count int) {
	forks := make([]fork, count)
	for i := range forks {
		forks[i] = newFork()
	}
	table, done := make(chan event), make(chan int)
	for i, f := range forks {
		go philosopher(i, f, forks[(i+1)%count], table, done)
	}
	eating, times := make([]bool, count), make([]int, count)
	now, most, all := 0, 0, 0
	for left := count; left > 0; {
		select {
		case e := <-table:
			if e.eats && (eating[(e.number+1)%count] || eating[(e.number+count-1)%count]) {
				panic("a neighbour eats")
			}
			eating[e.number] = e.eats
			if !e.eats {
				now--
				continue
			}
			times[e.number]++
			all++
			now++
			if most < now {
				most = now
			}
		case number := <-done:
			if eating[number] {
				panic("gone while eating")
			}
			left--
		}
	}
	print(count, " philosophers ate ", all, " times,")
	for _, n := range times {
		print(" ", n)
	}
	println()
	used := 0
	answer := make(chan int)
	for _, f := range forks {
		f.quit <- answer
		used += <-answer
	}
	println("forks were used", used, "times, never more than", count/2, "pairs at once:", most <= count/2)
}

func main() {
	dine(7)
	dine(2)
	dine(20)
}
