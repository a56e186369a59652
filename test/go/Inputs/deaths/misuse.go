// misuse.go -- nil maps, pointers and functions, division, assertions, channels, comparisons.
package main

var misuse = []death{
	{"panic: assignment to entry in nil map", func() { nilMap()["a"] = 1 }},
	{"panic: assignment to entry in nil map", func() { nilMap()["a"]++ }},
	{atNil, func() { println(nilPtr().a) }},
	{at8, func() { nilPtr().b = 1 }},
	{atNil, func() { nilFunc()() }},
	{at8, func() { nilI().M() }},
	{nilText, func() { f := nilI().M; f() }},
	{"panic: runtime error: integer divide by zero", func() { println(five / zero) }},
	{"panic: runtime error: integer divide by zero", func() { println(five % zero) }},
	{"panic: runtime error: integer divide by zero", func() { println(u64max / uint64(zero)) }},
	{"panic: runtime error: negative shift amount", func() { println(five << minus) }},
	{"panic: runtime error: negative shift amount", func() { println(five >> minus) }},
	{"panic: interface conversion: interface {} is int, not string", func() { println(any(1).(string)) }},
	{"panic: interface conversion: interface {} is nil, not string", func() { println(any(nil).(string)) }},
	{"panic: interface conversion: string is not main.I: missing method M", func() { println(any("x").(I)) }},
	{"panic: interface conversion: interface is nil, not main.I", func() { println(any(nil).(I)) }},
	{"panic: interface conversion: main.HasM is not main.J: missing method N",
		func() { println(any(HasM{}).(J)) }},
	{"panic: interface conversion: main.HasPM is not main.I: missing method M",
		func() { println(any(HasPM{}).(I)) }},
	{"panic: interface conversion: main.WrongN is not main.J: missing method N",
		func() { println(any(WrongN{}).(J)) }},
	{"panic: interface conversion: main.HasM is not main.J: missing method N",
		func() { var i I = HasM{}; println(i.(J)) }},
	{"panic: interface conversion: main.I is main.HasM, not *main.HasPM",
		func() { var i I = HasM{}; println(i.(*HasPM)) }},
	{"panic: interface conversion: interface is nil, not main.J", func() { println(nilI().(J)) }},
	{"panic: interface conversion: main.I is nil, not main.HasM", func() { println(nilI().(HasM).M) }},
	{"panic: interface conversion: interface {} is main.T, not struct { a int; b int }",
		func() { println(any(T{}).(struct{ a, b int }).a) }},
	{"panic: interface conversion: interface {} is main.MyInt, not int", func() { println(any(MyInt(1)).(int)) }},
	{"panic: interface conversion: interface {} is []int, not []string",
		func() { println(any([]int{}).([]string)) }},
	{"panic: interface conversion: interface {} is map[string]int, not map[int]string",
		func() { println(any(map[string]int{}).(map[int]string)) }},
	{"panic: interface conversion: interface {} is func(int) string, not func()",
		func() { println(any(func(int) string { return "" }).(func())) }},
	{"panic: close of nil channel", func() { close(nilChan()) }},
	{"panic: close of closed channel", func() { c := make(chan int); close(c); close(c) }},
	{"panic: send on closed channel", func() { c := make(chan int); close(c); c <- 1 }},
	{"panic: send on closed channel", func() {
		c := make(chan int)
		close(c)
		select {
		case c <- 1:
		default:
		}
	}},
	{"panic: send on closed channel", func() {
		c := make(chan int)
		close(c)
		select {
		case c <- 1:
		case <-nilChan():
		}
	}},
	{"panic: send on closed channel", func() { c := make(chan int); go func() { close(c) }(); c <- 1 }},
	{"panic: makechan: size out of range", func() { sink = make(chan int, minus) }},
	{"panic: makechan: size out of range", func() { sink = make(chan int, 1<<62) }},
	{"panic: negative hints are none",
		func() { sink = make(map[string]int, minus); panic("negative hints are none") }},
	{"fatal error: go of nil func value", func() { go nilFunc()(); <-nilChan() }},
	{"panic: runtime error: comparing uncomparable type []int",
		func() { a, b := any([]int{1}), any([]int{1}); println(a == b) }},
	{"panic: runtime error: comparing uncomparable type map[int]int",
		func() { a, b := any(map[int]int{}), any(map[int]int{}); println(a == b) }},
	{"panic: runtime error: comparing uncomparable type func()",
		func() { a, b := any(func() {}), any(func() {}); println(a == b) }},
	{"panic: runtime error: comparing uncomparable type struct { f []int }",
		func() { a, b := any(struct{ f []int }{}), any(struct{ f []int }{}); println(a == b) }},
	{"panic: runtime error: hash of unhashable type []int",
		func() { m := map[interface{}]int{}; m[[]int{1}] = 1 }},
	{"panic: runtime error: hash of unhashable type func()",
		func() { m := map[interface{}]int{}; println(m[func() {}]) }},
	{"panic: runtime error: hash of unhashable type map[int]int",
		func() { m := map[interface{}]int{}; delete(m, map[int]int{}) }},
	{"panic: runtime error: hash of unhashable type []int",
		func() { m := map[interface{}]int{}; m[[2]interface{}{1, []int{}}] = 1 }},
	{"panic: runtime error: comparing uncomparable type []int",
		func() { a, b := any([1]interface{}{[]int{}}), any([1]interface{}{[]int{}}); println(a == b) }},
	{"panic: runtime error: hash of unhashable type []int",
		func() { var m map[interface{}]int; println(m[[]int{}]) }},
	{"panic: interface conversion: main.T is not interface { Foo() }: missing method Foo",
		func() { println(any(T{}).(interface{ Foo() })) }},
	{nilText, func() { var p *[5000]int; println(p[100]) }},
	{nilText, func() {
		var p *[5000]int
		for i := range p {
			p[i] = 1
		}
	}},
	{nilText, func() { var p *HasPM; var h *HasM; p.M(); var i I = h; i.M() }},
	{nilText, func() { var h *HasM; h.M() }},
	{nilText, func() { copy(nilPtr2()[:], []int{1}) }},
	{at8, func() { var x interface{ error }; println(x.Error()) }},
	{"panic: interface conversion: int is not error: missing method Error", func() { println(any(1).(error)) }},
	{"panic: interface conversion: interface {} is main.E, not main.S", func() { println(any(E{}).(S).code) }},
	{"panic: interface conversion: main.E is not main.S2: missing method M",
		func() { var e error = E{}; println(e.(S2).M) }},
}
