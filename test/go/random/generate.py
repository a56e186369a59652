#!/usr/bin/python3
# generate.py -- a random program of Go that imports nothing: generate.py SEED
#
# It prints to standard error what it has come to, the same on every run: what its functions return, what they print,
# and what they panic with. The parts are in expressions.py, statements.py and goroutines.py.
import random
import sys

from expressions import BASIC, INTEGERS
from goroutines import Goroutines

PRELUDE = '''
type checksum uint64

func (c *checksum) add(n uint64) { *c = (*c ^ checksum(n)) * 1099511628211 }

func (c *checksum) addBool(b bool) {
	if b {
		c.add(1)
	} else {
		c.add(2)
	}
}

func (c *checksum) addFloat(f float64) {
	if f != f {
		c.add(3)
		return
	}
	c.addBool(f < 0)
	for i := -40; i <= 40; i += 5 {
		limit := 1.0
		for k := i; k < 0; k++ {
			limit /= 8
		}
		for k := i; k > 0; k-- {
			limit *= 8
		}
		c.addBool(f*f < limit)
	}
	c.add(uint64(truncated(f * 1024)))
}

func truncated(f float64) int64 {
	if f > -1e15 && f < 1e15 {
		return int64(f)
	}
	return 77
}

func short(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func cut(s string, low, high int) string {
	if len(s) == 0 {
		return s
	}
	n := uint(len(s))
	a, b := uint(low)%n, uint(high)%n
	if a > b {
		a, b = b, a
	}
	return s[a:b]
}

func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

func runes(s string) (n int) {
	for range s {
		n++
	}
	return
}

func decimal(n int64) string {
	if n >= 0 && n < 10 {
		return string(rune('0' + n))
	}
	if n < 0 {
		return "-" + decimal(int64(uint64(-n)>>1))
	}
	return decimal(n/10) + string(rune('0'+n%10))
}

type shape interface {
	area(n int) int
	name() string
}

type square struct{ side int }

func (s square) area(n int) int { return s.side*s.side + n }
func (s square) name() string   { return "square" }

type label string

func (l label) area(n int) int { return len(l) * n }
func (l label) name() string   { return string(l) }

type counter struct {
	square
	calls int
}

func (c *counter) area(n int) int { c.calls++; return c.square.area(c.calls) - n }

type action func(int) int

func (a action) area(n int) int { return a(n) }
func (a action) name() string   { return "action" }

type failure struct {
	text string
	code int
}

func (f failure) Error() string { return f.text + decimal(int64(f.code)) }

type node struct {
	next  *node
	value uint64
}

var (
	text     = "a text of twenty b."
	shapes   = []shape{square{3}, label("a label"), &counter{square{2}, 0}, action(func(n int) int { return n * 2 })}
	anything = [8]interface{}{1, "two", 3.5, square{4}, label("l"), nil, &counter{}, failure{"f", 6}}
	nodes    = [4]*node{{value: 1}, nil, {value: 3}, nil}
)

// describe makes a number of what was thrown, or of what is in an interface.
func describe(v interface{}) uint64 {
	switch v := v.(type) {
	case nil:
		return 0
	case failure:
		return uint64(v.code)
	case error:
		println(v.Error())
		return uint64(hash(v.Error()))
	case string:
		return uint64(hash(v))
	case bool:
		return 5
	case int, uint, uintptr:
		return 6
	case int8:
		return uint64(v)
	case int64:
		return uint64(v)
	case uint16, uint32:
		return 7
	case uint64:
		return v
	case float32, float64:
		return 8
	case shape:
		return uint64(v.area(1))
	}
	return 9
}

func run(name string, f func() uint64) {
	defer func() {
		if v := recover(); v != nil {
			println(name, "panics:", describe(v))
		}
	}()
	println(name, f())
}
'''


class Program(Goroutines):
    def tables(self):
        for type in BASIC:
            self.put(f"var table_{type} = [8]{type}{{{', '.join(self.literal(type) for _ in range(8))}}}")

    def make_structs(self):
        for number in range(self.random.randint(1, 4)):
            fields = [(f"f{i}", self.random.choice([*BASIC, *self.structs])) for i in range(self.random.randint(1, 6))]
            self.put(f"type S{number} struct {{")
            for name, type in fields:
                self.put(f"\t{name} {type}")
            self.put("}")
            self.structs[f"S{number}"] = fields

    def make_pure(self, number):
        """A function without effects: a few variables, a condition, a loop."""
        parameters = [(f"p{i}", self.any_type()) for i in range(self.random.randint(0, 8))]
        result = self.any_type()

        def body():
            self.scope = list(parameters)
            for _ in range(self.random.randint(1, 3)):
                self.declare()
            self.block(f"if {self.expression('bool')}", lambda: self.put(f"return {self.expression(result)}"))
            self.block(f"for i := 0; i < {self.random.randint(1, 9)}; i++", self.assign)
            self.put(f"return {self.expression(result)}")
        listed = ", ".join(f"{name} {type}" for name, type in parameters)
        self.block(f"func pure{number}({listed}) {result}", body)
        self.scope = []
        self.pure.append((f"pure{number}", [type for _, type in parameters], result))

    def make_test(self, number):
        def body():
            self.put("var sum checksum = 14695981039346656037")
            self.scope = []
            for _ in range(3):
                self.declare()
            for _ in range(self.random.randint(3, 6)):
                self.statement(2)
            self.show()
            if self.random.random() < 0.3:
                self.panic()
            for name, type in list(self.scope):
                self.note(type, name)
            self.put("return uint64(sum)")
        self.block(f"func test{number}() uint64", body)
        self.scope = []

    def make(self):
        self.put("package main")
        self.lines += PRELUDE.split("\n")
        self.tables()
        self.make_structs()
        for number in range(3):
            self.make_pure(number)
        names = []
        for number in range(3):
            self.make_test(number)
            names.append(f"test{number}")
        for number in range(2):
            self.goroutine_function(f"together{number}")
            names.append(f"together{number}")
        self.put("func main() {")
        for name in names:
            self.put(f'\trun("{name}", {name})')
        self.put("}")
        return "\n".join(self.lines) + "\n"


def program(seed):
    return Program(random.Random(seed)).make()


if __name__ == "__main__":
    sys.stdout.write(program(int(sys.argv[1])))
