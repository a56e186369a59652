// Trees are walked by goroutines: two of other shapes have the same values in the same order, found by a walker for
// each that is left where they differ; and a goroutine for each node adds up what is below it.
//
// RUN: %cc -O2 %s -o %t && %each-mmax --both %t | FileCheck %s --match-full-lines
// CHECK:      true false
// CHECK-NEXT: true false
// CHECK-NEXT: true false
// CHECK-NEXT: true false
// CHECK-NEXT: true true false
// CHECK-NEXT: 20001 199990007 34
// CHECK-NEXT: 5000 12502500 5000 true

package main

type tree struct {
	left, right *tree
	value       int
}

func (t *tree) insert(value int) *tree {
	if t == nil {
		return &tree{value: value}
	}
	if value < t.value {
		t.left = t.left.insert(value)
	} else {
		t.right = t.right.insert(value)
	}
	return t
}

// shuffled gives a tree of the numbers below count, whose shape the seed tells.
func shuffled(count int, seed uint32) (t *tree) {
	order := make([]int, count)
	for i := range order {
		seed = seed*1664525 + 1013904223
		j := int(seed>>8) % (i + 1)
		order[i] = order[j]
		order[j] = i
	}
	for _, value := range order {
		t = t.insert(value)
	}
	return
}

// walk sends the values in order, and says whether it came to the end.
func (t *tree) walk(to chan<- int, quit <-chan struct{}) bool {
	if t == nil {
		return true
	}
	if !t.left.walk(to, quit) {
		return false
	}
	select {
	case to <- t.value:
	case <-quit:
		return false
	}
	return t.right.walk(to, quit)
}

func (t *tree) values(quit <-chan struct{}) <-chan int {
	to := make(chan int)
	go func() {
		defer close(to)
		t.walk(to, quit)
	}()
	return to
}

func same(a, b *tree) bool {
	quit := make(chan struct{})
	defer close(quit)
	x, y := a.values(quit), b.values(quit)
	for {
		v, ok := <-x
		w, ok2 := <-y
		if v != w || ok != ok2 {
			return false
		}
		if !ok {
			return true
		}
	}
}

type sum struct{ nodes, values, depth int }

func (t *tree) sum() <-chan sum {
	to := make(chan sum, 1)
	if t == nil {
		to <- sum{}
		return to
	}
	go func() {
		l, r := t.left.sum(), t.right.sum()
		a, b := <-l, <-r
		if a.depth < b.depth {
			a.depth = b.depth
		}
		to <- sum{a.nodes + b.nodes + 1, a.values + b.values + t.value, a.depth + 1}
	}()
	return to
}

func main() {
	t := shuffled(20000, 1)
	for seed := uint32(2); seed < 6; seed++ {
		println(same(t, shuffled(20000, seed)), same(t, shuffled(19999, seed)))
	}
	println(same(t, t.insert(7)), same(nil, nil), same(nil, t))
	s := <-t.sum()
	println(s.nodes, s.values, s.depth)
	var list *tree
	for i := 5000; i > 0; i-- {
		list = &tree{right: list, value: i}
	}
	s = <-list.sum()
	println(s.nodes, s.values, s.depth, same(list, list))
}
