// Power series with rational coefficients come out of channels on demand, after McIlroy.
//
// RUN: %cc -O2 %s -o %t && %each-mmax --both %t | FileCheck %s --match-full-lines
// CHECK:      ones: 1 1 1 1 1 1 1 1 1 1
// CHECK-NEXT: sum: 2 0 2 0 2 0 2 0 2 0
// CHECK-NEXT: product: 1 2 3 4 5 6 7 8 9 10
// CHECK-NEXT: derivative: 1 2 3 4 5 6 7 8 9 10
// CHECK-NEXT: integral: 0 1 1/2 1/3 1/4 1/5 1/6 1/7 1/8 1/9
// CHECK-NEXT: exp x: 1 1 1/2 1/6 1/24 1/120 1/720 1/5040 1/40320 1/362880
// CHECK-NEXT: reciprocal: 1 -1 1/2 -1/6 1/24 -1/120 1/720 -1/5040 1/40320 -1/362880
// CHECK-NEXT: exp x * exp -x: 1 0 0 0 0 0 0 0 0 0
// CHECK-NEXT: substituted: 1 0 -1 0 1 0 -1 0 1 0
// CHECK-NEXT: arctangent: 0 1 0 -1/3 0 1/5 0 -1/7 0 1/9
// CHECK-NEXT: tangent: 0 1 0 1/3 0 2/15 0 17/315 0 62/2835
// CHECK-NEXT: polynomial: 1 3 3 1 end
// CHECK-NEXT: a quarter of it: 1/4 3/4 3/4 1/4 end

package main

// A rational has a positive denominator, without a factor in common with the numerator. 0/0 ends a series.
type rational struct{ num, den int }

// A series: who wants a coefficient asks, and gets one.
type series struct {
	asks  chan bool
	gives chan rational
}

var end, zero, one = rational{0, 0}, rational{0, 1}, rational{1, 1}

func factor(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	if a < 0 {
		return -a
	}
	return a
}

func quotient(num, den int) rational {
	if den < 0 {
		num, den = -num, -den
	}
	f := factor(num, den)
	return rational{num / f, den / f}
}

// Sums and products divide first what would make them large.
func (a rational) plus(b rational) rational {
	f := factor(a.den, b.den)
	return quotient(a.num*(b.den/f)+b.num*(a.den/f), a.den/f*b.den)
}

func (a rational) times(b rational) rational {
	f, g := factor(a.num, b.den), factor(b.num, a.den)
	if f == 0 || g == 0 {
		return zero
	}
	return quotient(a.num/f*(b.num/g), a.den/g*(b.den/f))
}

func (a rational) inverse() rational { return quotient(a.den, a.num) }

func (a rational) negative() rational { return rational{-a.num, a.den} }

func newSeries() series { return series{make(chan bool), make(chan rational)} }

// made is a series that a goroutine gives. These goroutines end only with the program.
func made(give func(to series)) series {
	to := newSeries()
	go give(to)
	return to
}

func (s series) get() rational {
	s.asks <- true
	return <-s.gives
}

func (s series) put(value rational) {
	<-s.asks
	s.gives <- value
}

func (s series) putForEver(value rational) {
	for {
		s.put(value)
	}
}

func (s series) putAll(f series) {
	for {
		<-s.asks
		s.gives <- f.get()
	}
}

// getBoth asks both series before it waits for either, so that they work at the same time.
func getBoth(f, g series) (a, b rational) {
	asksF, asksG := f.asks, g.asks
	var givesF, givesG chan rational
	for i := 0; i < 4; i++ {
		select {
		case asksF <- true:
			asksF, givesF = nil, f.gives
		case asksG <- true:
			asksG, givesG = nil, g.gives
		case a = <-givesF:
			givesF = nil
		case b = <-givesG:
			givesG = nil
		}
	}
	return
}

// split makes two series of one. What one of them gets is kept until the other asks for it. While f computes a
// coefficient the other may need one that is kept, for f may be made of this very series: so nobody waits for f alone.
func (f series) split() (series, series) {
	to := [2]series{newSeries(), newSeries()}
	go func() {
		var kept [2][]rational
		var asked [2]bool
		waits := false
		for {
			var asks [2]chan bool
			for i, s := range to {
				if asked[i] && len(kept[i]) > 0 {
					s.gives <- kept[i][0]
					kept[i] = kept[i][1:]
					asked[i] = false
				}
				if !asked[i] {
					asks[i] = s.asks
				}
			}
			var asksF chan bool
			var givesF chan rational
			if waits {
				givesF = f.gives
			} else if asked[0] || asked[1] {
				asksF = f.asks
			}
			select {
			case asked[0] = <-asks[0]:
			case asked[1] = <-asks[1]:
			case asksF <- true:
				waits = true
			case value := <-givesF:
				waits = false
				kept[0] = append(kept[0], value)
				kept[1] = append(kept[1], value)
			}
		}
	}()
	return to[0], to[1]
}

func constant(value rational) series {
	return made(func(to series) { to.putForEver(value) })
}

func polynomial(values ...int) series {
	return made(func(to series) {
		for _, value := range values {
			to.put(rational{value, 1})
		}
		to.putForEver(end)
	})
}

// plus is the sum. What has ended is nothing.
func (f series) plus(g series) series {
	return made(func(to series) {
		for {
			<-to.asks
			switch a, b := getBoth(f, g); {
			case a == end:
				to.gives <- b
			case b == end:
				to.gives <- a
			default:
				to.gives <- a.plus(b)
			}
		}
	})
}

func (f series) scaled(by rational) series {
	return made(func(to series) {
		for {
			<-to.asks
			value := f.get()
			if value != end {
				value = value.times(by)
			}
			to.gives <- value
		}
	})
}

// delayed is x * f, but nothing where f is nothing.
func (f series) delayed() series {
	return made(func(to series) {
		<-to.asks
		first := f.get()
		if first == end {
			to.gives <- end
		} else {
			to.gives <- zero
			to.put(first)
		}
		to.putAll(f)
	})
}

// times: with f = a + x F and g = b + x G, f * g = a b + x (a G + b F + x F G).
func (f series) times(g series) series {
	return made(func(to series) {
		<-to.asks
		a, b := getBoth(f, g)
		if a == end || b == end {
			to.gives <- end
			to.putForEver(end)
		}
		to.gives <- a.times(b)
		f1, f2 := f.split()
		g1, g2 := g.split()
		to.putAll(g1.scaled(a).plus(f1.scaled(b)).plus(f2.times(g2).delayed()))
	})
}

func (f series) derivative() series {
	return made(func(to series) {
		<-to.asks
		f.get()
		for n := 1; ; n++ {
			value := f.get()
			if value != end {
				value = value.times(rational{n, 1})
			}
			to.gives <- value
			<-to.asks
		}
	})
}

func (f series) integralTo(begin rational, to series) {
	to.put(begin)
	for n := 1; ; n++ {
		<-to.asks
		value := f.get()
		if value != end {
			value = value.times(quotient(1, n))
		}
		to.gives <- value
	}
}

func (f series) integral() series {
	return made(func(to series) { f.integralTo(zero, to) })
}

// of is f(g), where g begins with 0: with f = a + x F and g = x G it is a + x G F(g).
func (f series) of(g series) series {
	return made(func(to series) {
		<-to.asks
		a := f.get()
		to.gives <- a
		if a == end {
			to.putForEver(end)
		}
		g1, g2 := g.split()
		g1.get()
		to.putAll(g1.times(f.of(g2)))
	})
}

// reciprocal, r = 1/f: with f = a + x F it is 1/a - x/a F r.
func (f series) reciprocal() series {
	to := newSeries()
	result, own := to.split()
	go func() {
		<-to.asks
		a := f.get().inverse()
		to.gives <- a
		to.putAll(f.times(own).scaled(a.negative()))
	}()
	return result
}

// exp, e = exp f, where f begins with 0: e is 1 and the integral of f's derivative times e.
func (f series) exp() series {
	to := newSeries()
	result, own := to.split()
	go f.derivative().times(own).integralTo(one, to)
	return result
}

// tangent is the integral of 1 + its square.
func tangent() series {
	to := newSeries()
	result, own := to.split()
	left, right := own.split()
	go polynomial(1).plus(left.times(right)).integralTo(zero, to)
	return result
}

func (f series) show(name string) {
	print(name, ":")
	for i := 0; i < 10; i++ {
		value := f.get()
		if value == end {
			print(" end")
			break
		}
		print(" ", value.num)
		if value.den != 1 {
			print("/", value.den)
		}
	}
	println()
}

func ones() series { return constant(one) }

func x() series { return polynomial(0, 1) }

func main() {
	ones().show("ones")
	ones().plus(polynomial(1, 1).reciprocal()).show("sum")
	ones().times(ones()).show("product")
	ones().derivative().show("derivative")
	ones().integral().show("integral")
	x().exp().show("exp x")
	x().exp().reciprocal().show("reciprocal")
	x().exp().times(x().scaled(rational{-1, 1}).exp()).show("exp x * exp -x")
	substituted, again := ones().of(polynomial(0, 0, -1)).split()
	substituted.show("substituted")
	again.integral().show("arctangent")
	tangent().show("tangent")
	once, twice := polynomial(1, 1).split()
	left, right := twice.split()
	whole, part := once.times(left.times(right)).split()
	whole.show("polynomial")
	part.scaled(rational{1, 4}).show("a quarter of it")
}
