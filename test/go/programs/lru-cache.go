// A cache that forgets what was used least recently does as the slowest one there could be.
//
// RUN: %cc -O2 %s -o %t && %each-mmax --both %t | FileCheck %s --match-full-lines
// CHECK:      3  c=3 b=2 a=1
// CHECK-NEXT: 1 true
// CHECK-NEXT: 3  d=4 a=1 c=3
// CHECK-NEXT: true false
// CHECK-NEXT: 3  c=33 d=4 a=1
// CHECK-NEXT: 1 1
// CHECK-NEXT: 1034 1474 true
// CHECK-NEXT: 883 1625 true
// CHECK-NEXT: 1465 35 true
// CHECK-NEXT: true true true

package main

// An entry is in the map and in a ring of all entries in the order of their use.
type entry struct {
	key, value   string
	newer, older *entry
}

type lruCache struct {
	capacity     int
	entries      map[string]*entry
	ring         entry // newer: the oldest entry; older: the newest
	hits, misses int
}

func newLRU(capacity int) *lruCache {
	c := &lruCache{capacity: capacity, entries: make(map[string]*entry)}
	c.ring.newer, c.ring.older = &c.ring, &c.ring
	return c
}

func (e *entry) unlink() {
	e.newer.older = e.older
	e.older.newer = e.newer
}

// link makes the entry the newest one.
func (c *lruCache) link(e *entry) {
	e.newer, e.older = &c.ring, c.ring.older
	e.older.newer = e
	c.ring.older = e
}

func (c *lruCache) get(key string) (string, bool) {
	e, ok := c.entries[key]
	if !ok {
		c.misses++
		return "", false
	}
	c.hits++
	e.unlink()
	c.link(e)
	return e.value, true
}

func (c *lruCache) put(key, value string) {
	if e, ok := c.entries[key]; ok {
		e.value = value
		e.unlink()
		c.link(e)
		return
	}
	if len(c.entries) == c.capacity {
		oldest := c.ring.newer
		oldest.unlink()
		delete(c.entries, oldest.key)
	}
	e := &entry{key: key, value: value}
	c.entries[key] = e
	c.link(e)
}

func (c *lruCache) size() int { return len(c.entries) }

func (c *lruCache) show() {
	text := ""
	for e := c.ring.older; e != &c.ring; e = e.older {
		text += " " + e.key + "=" + e.value
	}
	println(c.size(), text)
}

type cache interface {
	get(key string) (string, bool)
	put(key, value string)
	size() int
}

type pair struct{ key, value string }

// slowCache has its pairs in the order of their use, the oldest first.
type slowCache struct {
	capacity int
	pairs    []pair
}

func (s *slowCache) get(key string) (string, bool) {
	for i, p := range s.pairs {
		if p.key == key {
			s.pairs = append(append(s.pairs[:i:i], s.pairs[i+1:]...), p)
			return p.value, true
		}
	}
	return "", false
}

func (s *slowCache) put(key, value string) {
	if _, ok := s.get(key); ok {
		s.pairs[len(s.pairs)-1].value = value
		return
	}
	if len(s.pairs) == s.capacity {
		s.pairs = s.pairs[1:]
	}
	s.pairs = append(s.pairs, pair{key, value})
}

func (s *slowCache) size() int { return len(s.pairs) }

func decimal(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return decimal(n/10) + decimal(n%10)
}

func compare(rounds, capacity, keys int) bool {
	fast := newLRU(capacity)
	slow := &slowCache{capacity: capacity}
	state := uint32(1)
	for i := 0; i < rounds; i++ {
		state = state*1664525 + 1013904223
		key := decimal(int(state>>16) % keys)
		if state>>8&1 == 0 {
			for _, c := range [...]cache{fast, slow} {
				c.put(key, decimal(i))
			}
			continue
		}
		a, found := fast.get(key)
		b, ok := slow.get(key)
		if a != b || found != ok {
			return false
		}
	}
	println(fast.hits, fast.misses, fast.size() == slow.size())
	return true
}

func main() {
	c := newLRU(3)
	c.put("a", "1")
	c.put("b", "2")
	c.put("c", "3")
	c.show()
	value, ok := c.get("a")
	println(value, ok)
	c.put("d", "4")
	c.show()
	value, ok = c.get("b")
	println(value == "", ok)
	c.put("c", "33")
	c.show()
	println(c.hits, c.misses)
	println(compare(5000, 10, 25), compare(5000, 1, 3), compare(3000, 40, 30))
}
