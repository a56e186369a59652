// JSON is read to a tree, printed indented and compact, and told what is wrong with it.
//
// RUN: %cc -O2 %s -o %t && %each-mmax --both %t | FileCheck %s --match-full-lines
// CHECK:      {"name":"pd","y":2013,"tags":["a\u0009b","é\"",""],"deep":[{},[null,[]]],"no":false,"n":[0,-1.5,300,2.5]}
// CHECK-NEXT: {
// CHECK-NEXT:   "name": "pd",
// CHECK-NEXT:   "y": 2013,
// CHECK-NEXT:   "tags": [
// CHECK-NEXT:     "a\u0009b",
// CHECK-NEXT:     "é\"",
// CHECK-NEXT:     ""
// CHECK-NEXT:   ],
// CHECK-NEXT:   "deep": [
// CHECK-NEXT:     {},
// CHECK-NEXT:     [
// CHECK-NEXT:       null,
// CHECK-NEXT:       []
// CHECK-NEXT:     ]
// CHECK-NEXT:   ],
// CHECK-NEXT:   "no": false,
// CHECK-NEXT:   "n": [
// CHECK-NEXT:     0,
// CHECK-NEXT:     -1.5,
// CHECK-NEXT:     300,
// CHECK-NEXT:     2.5
// CHECK-NEXT:   ]
// CHECK-NEXT: }
// CHECK-NEXT: error: no value at 0
// CHECK-NEXT: error: no comma at 3
// CHECK-NEXT: error: no colon at 5
// CHECK-NEXT: error: text is not closed at 5
// CHECK-NEXT: error: more text at 7
// CHECK-NEXT: error: unknown escape at 4
// CHECK-NEXT: error: no value at 0
// CHECK-NEXT: error: no value at 16
// CHECK-NEXT: error: text is not closed at 2
// CHECK-NEXT: error: no hexadecimal digit at 3

package main

type kind int

const (
	null kind = iota
	boolean
	number
	text
	list
	object
)

type value struct {
	kind    kind
	truth   bool
	number  float64
	text    string
	values  []*value
	members []string // an object's names, in their order
	index   map[string]int
}

type syntaxError struct {
	message string
	at      int
}

func (e *syntaxError) Error() string { return e.message + " at " + decimal(e.at) }

type reader struct {
	text string
	at   int
}

func (r *reader) fail(message string) { panic(&syntaxError{message, r.at}) }

// peek gives the next byte that is no space, or 0 at the end.
func (r *reader) peek() byte {
	for ; r.at < len(r.text); r.at++ {
		switch c := r.text[r.at]; c {
		case ' ', '\n', '\t':
		default:
			return c
		}
	}
	return 0
}

func (r *reader) take(word string) bool {
	if len(r.text)-r.at < len(word) || r.text[r.at:r.at+len(word)] != word {
		return false
	}
	r.at += len(word)
	return true
}

func (r *reader) read() *value {
	switch c := r.peek(); {
	case c == '{':
		return r.readObject()
	case c == '[':
		return r.readList()
	case c == '"':
		return &value{kind: text, text: r.readText()}
	case c == '-', '0' <= c && c <= '9':
		return &value{kind: number, number: r.readNumber()}
	case r.take("null"):
		return &value{}
	case r.take("true"):
		return &value{kind: boolean, truth: true}
	case r.take("false"):
		return &value{kind: boolean}
	}
	r.fail("no value")
	return nil
}

func (r *reader) readObject() *value {
	v := &value{kind: object, index: make(map[string]int)}
	r.at++
	for r.peek() != '}' {
		if len(v.members) > 0 {
			if !r.take(",") {
				r.fail("no comma")
			}
			r.peek()
		}
		name := r.readText()
		if r.peek() != ':' {
			r.fail("no colon")
		}
		r.at++
		member := r.read()
		if at, ok := v.index[name]; ok {
			v.values[at] = member
			continue
		}
		v.index[name] = len(v.values)
		v.members = append(v.members, name)
		v.values = append(v.values, member)
	}
	r.at++
	return v
}

func (r *reader) readList() *value {
	v := &value{kind: list}
	r.at++
	for r.peek() != ']' {
		if len(v.values) > 0 && !r.take(",") {
			r.fail("no comma")
		}
		v.values = append(v.values, r.read())
	}
	r.at++
	return v
}

func (r *reader) readText() string {
	if !r.take(`"`) {
		r.fail("no text")
	}
	var bytes []byte
	for r.at < len(r.text) {
		c := r.text[r.at]
		r.at++
		switch c {
		case '"':
			return string(bytes)
		case '\\':
			bytes = append(bytes, string(r.readEscape())...)
		default:
			bytes = append(bytes, c)
		}
	}
	r.fail("text is not closed")
	return ""
}

var escapes = map[byte]rune{
	'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t',
}

func (r *reader) readEscape() rune {
	if r.at == len(r.text) {
		r.fail("text is not closed")
	}
	c := r.text[r.at]
	r.at++
	if to, ok := escapes[c]; ok {
		return to
	}
	if c != 'u' || len(r.text)-r.at < 4 {
		r.fail("unknown escape")
	}
	var code rune
	for _, digit := range r.text[r.at : r.at+4] {
		code *= 16
		switch {
		case '0' <= digit && digit <= '9':
			code += digit - '0'
		case 'a' <= digit && digit <= 'f':
			code += digit - 'a' + 10
		default:
			r.fail("no hexadecimal digit")
		}
	}
	r.at += 4
	return code
}

func (r *reader) digits(start, unit float64) (n, scale float64) {
	n, scale = start, unit
	for ; r.at < len(r.text) && '0' <= r.text[r.at] && r.text[r.at] <= '9'; r.at++ {
		n = n*10 + float64(r.text[r.at]-'0')
		scale *= 10
	}
	return
}

func (r *reader) readNumber() float64 {
	negative := r.take("-")
	n, _ := r.digits(0, 1)
	if r.take(".") {
		var scale float64
		n, scale = r.digits(n, 1)
		n /= scale
	}
	if r.take("e") || r.take("E") {
		down := r.take("-")
		for power, _ := r.digits(0, 1); power > 0; power-- {
			if down {
				n /= 10
			} else {
				n *= 10
			}
		}
	}
	if negative {
		return -n
	}
	return n
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

func quoted(s string) string {
	const hex = "0123456789abcdef"
	out := `"`
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			out += `\` + string(r)
		case r == '\n':
			out += `\n`
		case r < ' ':
			out += `\u00` + string(hex[r>>4]) + string(hex[r&15])
		default:
			out += string(r)
		}
	}
	return out + `"`
}

// written is a number with at most three decimals.
func written(n float64) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	whole := int(n)
	out := sign + decimal(whole)
	if rest := int((n-float64(whole))*1000 + 0.5); rest > 0 {
		digits := decimal(1000 + rest)[1:]
		for digits[len(digits)-1] == '0' {
			digits = digits[:len(digits)-1]
		}
		out += "." + digits
	}
	return out
}

// printed is the value as JSON; with an indent of "" everything is on one line.
func (v *value) printed(indent, margin string) string {
	open, shut, newline, colon := "[", "]", "\n"+margin, ": "
	if indent == "" {
		newline, colon = "", ":"
	}
	switch v.kind {
	case null:
		return "null"
	case boolean:
		if v.truth {
			return "true"
		}
		return "false"
	case number:
		return written(v.number)
	case text:
		return quoted(v.text)
	case object:
		open, shut = "{", "}"
	}
	if len(v.values) == 0 {
		return open + shut
	}
	out := open
	for i, member := range v.values {
		if i > 0 {
			out += ","
		}
		out += newline + indent
		if v.kind == object {
			out += quoted(v.members[i]) + colon
		}
		out += member.printed(indent, margin+indent)
	}
	return out + newline + shut
}

// parse reads one value, and nothing may follow it.
func parse(source string) (v *value, err error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case *syntaxError:
			v, err = nil, e
		default:
			panic(e)
		}
	}()
	r := reader{text: source}
	v = r.read()
	if r.peek() != 0 {
		r.fail("more text")
	}
	return v, nil
}

func show(source, indent string) {
	v, err := parse(source)
	if err != nil {
		println("error:", err.Error())
		return
	}
	println(v.printed(indent, ""))
}

func main() {
	source := `{"name": "pd", "y": 2012, "tags": ["a\tb", "\u00e9\"", ""], "deep": [{}, [null, []]],
		"no": false, "n": [0, -1.5, 3e2, 25E-1], "y": 2013}`
	show(source, "")
	show(source, "  ")
	for _, bad := range []string{
		"", "[1 2]", `{"a" 1}`, `"open`, "[1, 2] 3", `["\x"]`, "nul", `{"a": [1, {"b": }]}`, `"\`, `"\u00g0"`,
	} {
		show(bad, "")
	}
}
