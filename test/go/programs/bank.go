// A lock is a channel of one, and an actor a goroutine that owns what it works on: money moves between accounts in both
// ways, and none is lost.
//
// RUN: %cc -O2 %s -o %t && %each-mmax --both %t | FileCheck %s --match-full-lines
// CHECK:      locks 20000 20000 true 0
// CHECK-NEXT: actor 20000 20000 true 0

package main

const (
	accounts  = 20
	clients   = 50
	transfers = 400
	start     = 1000
)

type bank interface {
	move(from, to, amount int) bool
	total() int
}

type mutex chan struct{}

func newMutex() mutex { return make(mutex, 1) }

func (m mutex) lock()   { m <- struct{}{} }
func (m mutex) unlock() { <-m }

type account struct {
	mutex
	money int
}

type lockedBank []*account

func (b lockedBank) move(from, to, amount int) bool {
	first, second := b[from], b[to]
	if from == to {
		return false
	}
	if from > to {
		first, second = second, first
	}
	first.lock()
	defer first.unlock()
	second.lock()
	defer second.unlock()
	if b[from].money < amount {
		return false
	}
	b[from].money -= amount
	b[to].money += amount
	return true
}

func (b lockedBank) total() (sum int) {
	for _, a := range b {
		a.lock()
		defer a.unlock()
	}
	for _, a := range b {
		sum += a.money
	}
	return
}

type actorBank chan func(money []int)

func newActorBank() actorBank {
	b := make(actorBank)
	go func() {
		money := make([]int, accounts)
		for i := range money {
			money[i] = start
		}
		for f := range b {
			f(money)
		}
	}()
	return b
}

func (b actorBank) move(from, to, amount int) bool {
	done := make(chan bool)
	b <- func(money []int) {
		if from == to || money[from] < amount {
			done <- false
			return
		}
		money[from] -= amount
		money[to] += amount
		done <- true
	}
	return <-done
}

func (b actorBank) total() int {
	sum := make(chan int, 1)
	b <- func(money []int) {
		n := 0
		for _, m := range money {
			n += m
		}
		sum <- n
	}
	return <-sum
}

func use(name string, b bank) {
	type answer struct{ moved, refused int }
	answers := make(chan answer)
	for c := 0; c < clients; c++ {
		go func(state uint32) {
			var a answer
			for i := 0; i < transfers; i++ {
				state = state*1664525 + 1013904223
				if b.move(int(state>>8)%accounts, int(state>>16)%accounts, int(state>>24)*4) {
					a.moved++
				} else {
					a.refused++
				}
			}
			answers <- a
		}(uint32(c))
	}
	wrong := 0
	var all answer
	for c := 0; c < clients; c++ {
		a := <-answers
		all.moved += a.moved
		all.refused += a.refused
		if b.total() != accounts*start {
			wrong++
		}
	}
	println(name, b.total(), all.moved+all.refused, all.moved > 0, wrong)
}

func main() {
	var locked lockedBank
	for i := 0; i < accounts; i++ {
		locked = append(locked, &account{newMutex(), start})
	}
	use("locks", locked)
	use("actor", newActorBank())
}
