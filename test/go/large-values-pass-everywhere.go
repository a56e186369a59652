// Values of any size are passed to functions and goroutines, deferred, returned, sent, kept in maps and interfaces, by
// value, on stacks that grow anywhere on the way; also many results, large frames, and calls of C.
//
// RUN: %cc -O2 %s %S/Inputs/sum.c -o %t.2 && %each-mmax %t.2
// RUN: %if release %{ %cc -O1 %s %S/Inputs/sum.c -o %t.1 && %each-mmax %t.1 %}
// RUN: %if release %{ %cc -O0 %s %S/Inputs/sum.c -o %t.0 && %each-mmax %t.0 %}
package main

const count = 16000 // a channel's elements have at most 65535 bytes

type large [count]int32

type pair struct {
	name  string
	left  large
	right large
}

type wide struct {
	a, b, c int64
	x, y    float64
	rest    [200]uint8
}

type summer interface{ sum() int64 }

func (l large) sum() (total int64) {
	for _, v := range l {
		total += int64(v)
	}
	return
}

func (p pair) sum() int64 { return p.left.sum() + p.right.sum() + int64(len(p.name)) }

func filled(from int32) (l large) {
	for i := range l {
		l[i] = from + int32(i)
	}
	return
}

func expected(from int64) int64 { return count*from + count*(count-1)/2 }

func require(got, wanted int64, what string) {
	if got != wanted {
		println(what, got, wanted)
		panic("not the same")
	}
}

// Each call has its own frame of 192,000 bytes, and its arguments.
func deep(n int, l large) int64 {
	if n == 0 {
		return l.sum()
	}
	var p pair
	p.left, p.right = l, l
	p.right[n]++
	return deep(n-1, p.right) + int64(p.left[0])
}

func results(n int64) (a, b int, c string, d float64, e []int64, f interface{}, g map[int]int, h func() int64,
	i [9]int16, j error, k complex128, l bool, m uint8, o *int64) {
	return int(n), int(n + 1), "three", 4, []int64{5, n}, n, map[int]int{7: int(n)}, func() int64 { return n },
		[9]int16{8: int16(n)}, nil, complex(1, 2), true, 12, &n
}

func several(n int64) {
	a, b, c, d, e, f, g, h, i, j, k, l, m, o := results(n)
	same := int64(a) == n && int64(b) == n+1 && c == "three" && d == 4 && e[1] == n && f.(int64) == n &&
		int64(g[7]) == n && h() == n && int64(i[8]) == n && j == nil && imag(k) == 2 && l && m == 12 && *o == n
	if !same {
		panic("several results")
	}
}

func goroutines() {
	sums := make(chan int64)
	for g := 0; g < 4; g++ {
		p := pair{"name", filled(int32(g)), filled(int32(g + 1))}
		go func(p pair, l large, g int) {
			sums <- p.sum() + l.sum() - expected(int64(g))
		}(p, p.left, g)
		go func() { sums <- 0 }()
	}
	total := int64(0)
	for g := 0; g < 8; g++ {
		total += <-sums
	}
	wanted := int64(0)
	for g := int64(0); g < 4; g++ {
		wanted += expected(g) + expected(g+1) + 4
	}
	require(total, wanted, "goroutines")
}

func deferred() (total int64) {
	for i := int32(0); i < 5; i++ {
		defer func(l large, s summer) { total += l.sum() + s.sum() }(filled(i), pair{"n", filled(i), filled(i)})
	}
	defer func(w wide) {
		recover()
		total += int64(w.rest[199]) + w.c
	}(wide{c: 3, rest: [200]uint8{199: 4}})
	deep(3, filled(0))
	panic("recovered")
}

func channels() {
	c, done := make(chan large, 2), make(chan int64)
	go func() {
		total := int64(0)
		for l := range c {
			total += l.sum()
		}
		done <- total
	}()
	wanted := int64(0)
	for i := int32(0); i < 8; i++ {
		c <- filled(i)
		wanted += expected(int64(i))
	}
	close(c)
	require(<-done, wanted, "channels")
	require((<-c).sum(), 0, "a closed channel")
}

func maps() {
	values, keys := map[string]large{}, map[large]int64{}
	for i := int32(0); i < 6; i++ {
		l := filled(i)
		values[string(rune('a'+i))] = l
		keys[l] = int64(i)
	}
	require(values["c"].sum(), expected(2), "a value")
	require(values["none"].sum(), 0, "no value")
	require(keys[filled(5)], 5, "a key")
	require(int64(len(keys)), 6, "keys")
	delete(keys, filled(3))
	_, found := keys[filled(3)]
	require(int64(len(keys)), 5, "keys that are left")
	if found {
		panic("deleted")
	}
}

//extern c_sum
func cSum(bytes *uint8, count int64) int64

//extern c_deep
func cDeep(depth int64) int64

//extern c_wide
func cWide(w wide, n int64) wide

func calls(n int64) int64 {
	var bytes [200]uint8
	for i := range bytes {
		bytes[i] = uint8(i)
	}
	w := cWide(wide{a: n, y: 2.5, rest: [200]uint8{199: 7}}, n)
	if w.a != 2*n || w.y != 5 || w.rest[199] != 8 {
		panic("a struct of C")
	}
	if n == 0 {
		return cSum(&bytes[0], 200)
	}
	return calls(n-1) + cDeep(n%7*100) - n%7*100
}

func main() {
	require(deep(6, filled(1)), expected(1)+6+6, "deep")
	for n := int64(0); n < 20; n++ {
		several(n)
	}
	goroutines()
	total := int64(7)
	for i := int64(0); i < 5; i++ {
		total += 3*expected(i) + 1
	}
	require(deferred(), total, "deferred")
	channels()
	maps()
	done := make(chan int64)
	for g := 0; g < 8; g++ {
		go func() { done <- calls(100) }()
	}
	for g := 0; g < 8; g++ {
		require(<-done, 19900, "calls of C")
	}
	var s summer = filled(5)
	require(s.sum(), expected(5), "an interface")
	require(int64(len(s.(large))), count, "an assertion")
	if s != summer(filled(5)) {
		panic("interfaces of equal values")
	}
}
