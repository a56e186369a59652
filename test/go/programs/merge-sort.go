// Merge sort by goroutines: one for each half, down to a single number, and streams of numbers that are merged.
//
// RUN: %cc -O2 %s -o %t && %each-mmax --both %t | FileCheck %s --match-full-lines
// CHECK:      true 4860207412458515098
// CHECK-NEXT: true 12257588284115671460 false

package main

func random(count int) []uint32 {
	list, state := make([]uint32, count), uint32(1)
	for i := range list {
		state ^= state << 13
		state ^= state >> 17
		state ^= state << 5
		list[i] = state
	}
	return list
}

// sortInPlace has its halves sorted at the same time.
func sortInPlace(list, spare []uint32, done chan<- bool) {
	defer func() { done <- true }()
	if len(list) < 2 {
		return
	}
	half := len(list) / 2
	halves := make(chan bool)
	go sortInPlace(list[:half], spare[:half], halves)
	go sortInPlace(list[half:], spare[half:], halves)
	<-halves
	<-halves
	merge(spare[:0], list[:half], list[half:])
	copy(list, spare)
}

func merge(to, a, b []uint32) {
	for len(a) > 0 && len(b) > 0 {
		if a[0] <= b[0] {
			to, a = append(to, a[0]), a[1:]
		} else {
			to, b = append(to, b[0]), b[1:]
		}
	}
	copy(to[len(to):cap(to)], append(append([]uint32(nil), a...), b...))
}

// sorted is a stream of the numbers in order.
func sorted(list []uint32) <-chan uint32 {
	to := make(chan uint32)
	if len(list) == 1 {
		go func() { to <- list[0]; close(to) }()
		return to
	}
	half := len(list) / 2
	a, b := sorted(list[:half]), sorted(list[half:])
	go func() {
		x, moreA := <-a
		y, moreB := <-b
		for moreA || moreB {
			if moreA && (!moreB || x <= y) {
				to <- x
				x, moreA = <-a
			} else {
				to <- y
				y, moreB = <-b
			}
		}
		close(to)
	}()
	return to
}

func check(next func() uint32, count int) (inOrder bool, sum uint64) {
	last := uint32(0)
	inOrder = true
	for i := 0; i < count; i++ {
		n := next()
		inOrder = inOrder && last <= n
		last = n
		sum = sum*3 + uint64(n)
	}
	return
}

func main() {
	const count, streamed = 20000, 3000
	list, done := random(count), make(chan bool, 1)
	sortInPlace(list, make([]uint32, count), done)
	i := -1
	inOrder, sum := check(func() uint32 { i++; return list[i] }, count)
	println(inOrder, sum)
	stream := sorted(random(streamed))
	inOrder, sum = check(func() uint32 { return <-stream }, streamed)
	_, open := <-stream
	println(inOrder, sum, open)
}
