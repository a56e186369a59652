// Producers close their channels when they are done; consumers range over them, or receive until ok is false, or set
// them to nil in a select; each value arrives once.
//
// RUN: %cc -O2 %s -o %t && %each-mmax --both %t | FileCheck %s --match-full-lines
// CHECK:      10000 49995000 385 380
// CHECK-NEXT: 6000 17997000 231 228 true
// CHECK-NEXT: 10000 49995000 385 380
// CHECK-NEXT: 6000 17997000 231 228 true
// CHECK-NEXT: 10000 49995000 385 380
// CHECK-NEXT: 6000 17997000 231 228 true
// CHECK-NEXT: kept true 0 2
// CHECK-NEXT: send on closed channel
// CHECK-NEXT: close of closed channel
// CHECK-NEXT: close of nil channel
// CHECK-NEXT: true 9

package main

const each = 2000

type item struct {
	producer, number int
	text             string
}

func produce(producer int, to chan<- item) {
	for i := 0; i < each; i++ {
		to <- item{producer, i, string(rune('a' + i%26))}
	}
}

type tally struct {
	items, sum int
	letters    [26]int
}

func (t *tally) add(i item) {
	t.items++
	t.sum += i.producer*each + i.number
	t.letters[i.text[0]-'a']++
}

func (t *tally) addAll(u tally) {
	t.items += u.items
	t.sum += u.sum
	for i, n := range u.letters {
		t.letters[i] += n
	}
}

// shared has one channel for all, which who counts the producers closes.
func shared(producers, consumers, capacity int) (all tally) {
	items, done := make(chan item, capacity), make(chan bool)
	for p := 0; p < producers; p++ {
		go func(p int) { produce(p, items); done <- true }(p)
	}
	go func() {
		for p := 0; p < producers; p++ {
			<-done
		}
		close(items)
	}()
	tallies := make(chan tally)
	for c := 0; c < consumers; c++ {
		go func(c int) {
			var t tally
			if c%2 == 0 {
				for i := range items {
					t.add(i)
				}
			} else {
				for i, ok := <-items; ok; i, ok = <-items {
					t.add(i)
				}
			}
			tallies <- t
		}(c)
	}
	for c := 0; c < consumers; c++ {
		all.addAll(<-tallies)
	}
	return
}

// ordered has a channel for each producer; what one sends stays in order.
func ordered(capacity int) (all tally, inOrder bool) {
	var from [3]chan item
	for p := range from {
		from[p] = make(chan item, capacity)
		go func(p int) { defer close(from[p]); produce(p, from[p]) }(p)
	}
	inOrder = true
	var next [3]int
	a, b, c := from[0], from[1], from[2]
	for a != nil || b != nil || c != nil {
		var i item
		var ok bool
		select {
		case i, ok = <-a:
			if !ok {
				a = nil
			}
		case i, ok = <-b:
			if !ok {
				b = nil
			}
		case i, ok = <-c:
			if !ok {
				c = nil
			}
		}
		if ok {
			all.add(i)
			inOrder = inOrder && next[i.producer] == i.number
			next[i.producer]++
		}
	}
	return
}

type errorOf string

func (e errorOf) Error() string { return string(e) }

// attempt is what a send on a closed channel, or closing it again, panics with; "done" where it does not.
func attempt(f func()) (text string) {
	defer func() { text = recover().(error).Error() }()
	f()
	panic(errorOf("done"))
}

func main() {
	for _, capacity := range []int{0, 1, 100} {
		t := shared(5, 4, capacity)
		println(t.items, t.sum, t.letters[0], t.letters[25])
		t, inOrder := ordered(capacity)
		println(t.items, t.sum, t.letters[0], t.letters[25], inOrder)
	}
	c := make(chan item, 2)
	c <- item{1, 2, "kept"}
	close(c)
	println((<-c).text, (<-c).text == "", len(c), cap(c))
	println(attempt(func() { c <- item{} }))
	println(attempt(func() { close(c) }))
	println(attempt(func() { close((chan item)(nil)) }))
	texts, full := make(chan string), make(chan item)
	for i := 0; i < 10; i++ {
		go func() { texts <- attempt(func() { full <- item{} }) }()
	}
	sent := (<-full).text // one gets through; the others wait, or find the channel closed
	close(full)
	refused := 0
	for i := 0; i < 10; i++ {
		if <-texts == "send on closed channel" {
			refused++
		}
	}
	println(sent == "", refused)
}
