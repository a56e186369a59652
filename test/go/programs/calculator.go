// A calculator: a lexer, a recursive descent parser that makes functions of expressions, variables, functions that the
// text defines, and mistakes that are panics anywhere and errors where a line is done.
//
// RUN: %cc -O2 %s -o %t && %each-mmax --both %t | FileCheck %s --match-full-lines
// CHECK:      1 + 2 * 3 = 7
// CHECK-NEXT: (1 + 2) * 3 = 9
// CHECK-NEXT: -2 ^ 2 = -4
// CHECK-NEXT: 2 ^ 3 ^ 2 = 512
// CHECK-NEXT: 100 / 7 % 5 - -3 = 7
// CHECK-NEXT: x = 6 = 6
// CHECK-NEXT: y = x * 7 = 42
// CHECK-NEXT: y > x & x >= 6 = 1
// CHECK-NEXT: max(x, y, 3) - min(9, 4) + abs(-5) = 43
// CHECK-NEXT: double(n) = n * 2: defined
// CHECK-NEXT: double(double(x)) + double(1) = 26
// CHECK-NEXT: fact(n) = n <= 1 ? 1 : n * fact(n - 1): defined
// CHECK-NEXT: fact(10) + x = 3628806
// CHECK-NEXT: gcd(a, b) = b == 0 ? a : gcd(b, a % b): defined
// CHECK-NEXT: gcd(1071, 462) = 21
// CHECK-NEXT: 1 +: column 4: a number, a name or ( is wanted
// CHECK-NEXT: (1 + 2: column 7: ) is wanted
// CHECK-NEXT: 1 $ 2: column 3: what is $ for?
// CHECK-NEXT: 1 2: column 3: what is 2 for?
// CHECK-NEXT: z + 1: z has no value
// CHECK-NEXT: y / (x - 6): runtime error: integer divide by zero
// CHECK-NEXT: 2 ^ -1: a negative exponent
// CHECK-NEXT: double(1, 2): double wants 1 arguments, not 2
// CHECK-NEXT: nothing(1): there is no function nothing
// CHECK-NEXT: loop(n) = loop(n + 1): defined
// CHECK-NEXT: loop(1): more than 1000 calls within each other
// CHECK-NEXT: 9999999999999999999: column 1: the number is too long
// CHECK-NEXT: x + y = 48
// CHECK-NEXT: 28 lines, 11 mistakes, the largest result is 3628806

package main

type kind int

const (
	theEnd kind = iota
	aNumber
	aName
	anOperator
)

type token struct {
	kind   kind
	text   string
	column int
}

// What an expression is made into: computes it, with the arguments of the function that it belongs to.
type code func(arguments []int) int

type binary func(a, b int) int

type mistake struct {
	column int
	text   string
}

func (m mistake) Error() string { return "column " + decimal(m.column) + ": " + m.text }

type failure string

func (f failure) Error() string { return string(f) }

type function struct {
	name  string
	count int // of arguments; -1: one or more
	run   code
}

type operator struct {
	level int
	right bool // a ^ b ^ c is a ^ (b ^ c)
	apply binary
}

type calculator struct {
	variables map[string]int
	functions map[string]*function
	depth     int
}

type parser struct {
	*calculator
	tokens     []token
	at         int
	parameters map[string]int
}

func compare(f func(a, b int) bool) binary {
	return func(a, b int) int {
		if f(a, b) {
			return 1
		}
		return 0
	}
}

var operators = map[string]operator{
	"|":  {1, false, compare(func(a, b int) bool { return a != 0 || b != 0 })},
	"&":  {2, false, compare(func(a, b int) bool { return a != 0 && b != 0 })},
	"==": {3, false, compare(func(a, b int) bool { return a == b })},
	"<":  {3, false, compare(func(a, b int) bool { return a < b })},
	"<=": {3, false, compare(func(a, b int) bool { return a <= b })},
	">":  {3, false, compare(func(a, b int) bool { return a > b })},
	">=": {3, false, compare(func(a, b int) bool { return a >= b })},
	"+":  {4, false, func(a, b int) int { return a + b }},
	"-":  {4, false, func(a, b int) int { return a - b }},
	"*":  {5, false, func(a, b int) int { return a * b }},
	"/":  {5, false, func(a, b int) int { return a / b }},
	"%":  {5, false, func(a, b int) int { return a % b }},
	"^":  {7, true, power},
}

const levelOfMinus = 6

func power(a, b int) int {
	if b < 0 {
		panic(failure("a negative exponent"))
	}
	result := 1
	for ; b > 0; b-- {
		result *= a
	}
	return result
}

func decimal(n int) string {
	switch {
	case n < 0:
		return "-" + decimal(-n)
	case n < 10:
		return string(rune('0' + n))
	}
	return decimal(n/10) + decimal(n%10)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || c == '_' }

func scan(text string) (tokens []token) {
	for i := 0; i < len(text); {
		begin := i
		take := func(kind kind, is func(byte) bool) {
			for i < len(text) && is(text[i]) {
				i++
			}
			tokens = append(tokens, token{kind, text[begin:i], begin + 1})
		}
		switch c := text[i]; {
		case c == ' ':
			i++
		case isDigit(c):
			take(aNumber, isDigit)
		case isLetter(c):
			take(aName, isLetter)
		default:
			take(anOperator, func(next byte) bool {
				return i == begin || next == '=' && i == begin+1 && (c == '=' || c == '<' || c == '>')
			})
		}
	}
	return append(tokens, token{theEnd, "", len(text) + 1})
}

func (p *parser) peek() token { return p.tokens[p.at] }

func (p *parser) fail(text string) { panic(mistake{p.peek().column, text}) }

func (p *parser) take(text string) bool {
	found := p.peek().kind == anOperator && p.peek().text == text
	if found {
		p.at++
	}
	return found
}

func (p *parser) expect(text string) {
	if !p.take(text) {
		p.fail(text + " is wanted")
	}
}

func (p *parser) expression() code {
	condition := p.binary(1)
	if !p.take("?") {
		return condition
	}
	yes := p.expression()
	p.expect(":")
	no := p.expression()
	return func(arguments []int) int {
		if condition(arguments) != 0 {
			return yes(arguments)
		}
		return no(arguments)
	}
}

func (p *parser) binary(level int) code {
	left := p.unary()
	for {
		found, ok := operators[p.peek().text]
		if !ok || found.level < level {
			return left
		}
		p.at++
		next := found.level + 1
		if found.right {
			next--
		}
		a, b := left, p.binary(next)
		left = func(arguments []int) int { return found.apply(a(arguments), b(arguments)) }
	}
}

func (p *parser) unary() code {
	if p.take("-") {
		inner := p.binary(levelOfMinus)
		return func(arguments []int) int { return -inner(arguments) }
	}
	switch t := p.peek(); {
	case t.kind == aNumber:
		n := p.number()
		return func([]int) int { return n }
	case t.kind == aName:
		p.at++
		if p.take("(") {
			return p.call(t.text)
		}
		return p.name(t.text)
	case p.take("("):
		inner := p.expression()
		p.expect(")")
		return inner
	}
	p.fail("a number, a name or ( is wanted")
	return nil
}

func (p *parser) number() (n int) {
	digits := p.peek().text
	if len(digits) > 18 {
		p.fail("the number is too long")
	}
	for _, c := range digits {
		n = n*10 + int(c-'0')
	}
	p.at++
	return
}

func (p *parser) name(name string) code {
	if i, ok := p.parameters[name]; ok {
		return func(arguments []int) int { return arguments[i] }
	}
	return func([]int) int {
		value, ok := p.variables[name]
		if !ok {
			panic(failure(name + " has no value"))
		}
		return value
	}
}

// call looks for the function when it is called, so that it can call itself.
func (p *parser) call(name string) code {
	var list []code
	for more := !p.take(")"); more; {
		list = append(list, p.expression())
		if more = p.take(","); !more {
			p.expect(")")
		}
	}
	c := p.calculator
	return func(arguments []int) int {
		f := c.functions[name]
		if f == nil {
			panic(failure("there is no function " + name))
		}
		if len(list) != f.count && (f.count >= 0 || len(list) == 0) {
			panic(failure(name + " wants " + decimal(f.count) + " arguments, not " + decimal(len(list))))
		}
		values := make([]int, len(list))
		for i, one := range list {
			values[i] = one(arguments)
		}
		c.depth++
		defer func() { c.depth-- }()
		if c.depth > 1000 {
			panic(failure("more than 1000 calls within each other"))
		}
		return f.run(values)
	}
}

func (p *parser) finish(made code) code {
	if p.peek().kind != theEnd {
		p.fail("what is " + p.peek().text + " for?")
	}
	return made
}

// head says whether the line begins like `name(a, b) =`; if so, its parameters are known then.
func (p *parser) head() (isFunction bool) {
	p.parameters = make(map[string]int)
	defer func() {
		if !isFunction {
			p.at, p.parameters = 0, nil
		}
	}()
	p.at = 2
	if len(p.tokens) < 5 || p.tokens[1].text != "(" {
		return false
	}
	for p.peek().kind == aName {
		p.parameters[p.peek().text] = len(p.parameters)
		p.at++
		if !p.take(",") {
			break
		}
	}
	return p.take(")") && p.take("=")
}

// line does one line: a definition, an assignment or an expression. Whatever goes wrong is the error.
func (c *calculator) line(text string) (value int, defined bool, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = v.(error)
			c.depth = 0
		}
	}()
	p := &parser{calculator: c, tokens: scan(text)}
	name := p.peek().text
	if p.peek().kind == aName && p.head() {
		count := len(p.parameters)
		c.functions[name] = &function{name, count, p.finish(p.expression())}
		return 0, true, nil
	}
	isAssignment := p.peek().kind == aName && p.tokens[1].text == "="
	if isAssignment {
		p.at = 2
	}
	value = p.finish(p.expression())(nil)
	if isAssignment {
		c.variables[name] = value
	}
	return
}

// fold makes a function of many arguments from one of two.
func fold(f binary) code {
	return func(list []int) int {
		result := list[0]
		for _, n := range list[1:] {
			result = f(result, n)
		}
		return result
	}
}

func larger(a, b int) int {
	if a > b {
		return a
	}
	return b
}

func newCalculator() *calculator {
	c := &calculator{variables: make(map[string]int), functions: make(map[string]*function)}
	for _, f := range []*function{
		{"max", -1, fold(larger)},
		{"min", -1, fold(func(a, b int) int { return a + b - larger(a, b) })},
		{"abs", 1, func(list []int) int { return larger(list[0], -list[0]) }},
	} {
		c.functions[f.name] = f
	}
	return c
}

func main() {
	c := newCalculator()
	lines := []string{"1 + 2 * 3", "(1 + 2) * 3", "-2 ^ 2", "2 ^ 3 ^ 2", "100 / 7 % 5 - -3", "x = 6", "y = x * 7",
		"y > x & x >= 6", "max(x, y, 3) - min(9, 4) + abs(-5)", "double(n) = n * 2", "double(double(x)) + double(1)",
		"fact(n) = n <= 1 ? 1 : n * fact(n - 1)", "fact(10) + x", "gcd(a, b) = b == 0 ? a : gcd(b, a % b)",
		"gcd(1071, 462)", "1 +", "(1 + 2", "1 $ 2", "1 2", "z + 1", "y / (x - 6)", "2 ^ -1", "double(1, 2)",
		"nothing(1)", "loop(n) = loop(n + 1)", "loop(1)", "9999999999999999999", "x + y"}
	mistakes, largest := 0, 0
	for _, text := range lines {
		value, defined, err := c.line(text)
		switch {
		case err != nil:
			println(text + ": " + err.Error())
			mistakes++
		case defined:
			println(text + ": defined")
		default:
			println(text, "=", value)
		}
		largest = larger(largest, value)
	}
	println(len(lines), "lines,", mistakes, "mistakes, the largest result is", largest)
}
