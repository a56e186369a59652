// Goroutines count the levels and words of a log's lines, which come over a channel, and their counts are put together.
//
// RUN: %cc -O2 %s -o %t && %each-mmax --both %t | FileCheck %s --match-full-lines --strict-whitespace
//     CHECK:5000 lines, 0 of them malformed
//CHECK-NEXT:levels
//CHECK-NEXT:  debug    2500
//CHECK-NEXT:  error     250
//CHECK-NEXT:  info     1750
//CHECK-NEXT:  warning   500
//CHECK-NEXT:most frequent words
//CHECK-NEXT:  queue    2500
//CHECK-NEXT:  request  2000
//CHECK-NEXT:  served   1750
//CHECK-NEXT:time of the requests: 217875 ms, at most 249
//CHECK-NEXT:8 lines, 3 of them malformed
//CHECK-NEXT:levels
//CHECK-NEXT:  error       2
//CHECK-NEXT:  info        3
//CHECK-NEXT:most frequent words
//CHECK-NEXT:  a           3
//CHECK-NEXT:  é           2
//CHECK-NEXT:  b           1
//CHECK-NEXT:time of the requests: 12 ms, at most 7

package main

const workers = 4

// counts is what a worker has found in its lines.
type counts struct {
	lines, malformed int
	levels, words    map[string]int
	total, most      int // milliseconds of requests
}

type entry struct {
	name  string
	count int
}

func newCounts() *counts {
	return &counts{levels: make(map[string]int), words: make(map[string]int)}
}

func fields(line string) (list []string) {
	begin := 0
	for i, r := range line + " " {
		if r != ' ' && r != '\t' {
			continue
		}
		if i > begin {
			list = append(list, line[begin:i])
		}
		begin = i + 1
	}
	return
}

func parseDecimal(word string) (n int, ok bool) {
	for _, r := range word {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, word != ""
}

func decimal(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return decimal(n/10) + decimal(n%10)
}

// milliseconds says whether the word is `ms=NUMBER`, and the number.
func milliseconds(word string) (int, bool) {
	if len(word) < 4 || word[:3] != "ms=" {
		return 0, false
	}
	return parseDecimal(word[3:])
}

// add counts a line: TIME LEVEL WORDS...; one of the words may be the time of a request.
func (c *counts) add(line string) {
	c.lines++
	words := fields(line)
	if len(words) < 2 {
		c.malformed++
		return
	}
	if _, ok := parseDecimal(words[0]); !ok {
		c.malformed++
		return
	}
	c.levels[words[1]]++
	for _, word := range words[2:] {
		if ms, ok := milliseconds(word); ok {
			c.total += ms
			if c.most < ms {
				c.most = ms
			}
			continue
		}
		c.words[word]++
	}
}

func (c *counts) addAll(other *counts) {
	c.lines += other.lines
	c.malformed += other.malformed
	c.total += other.total
	if c.most < other.most {
		c.most = other.most
	}
	for name, count := range other.levels {
		c.levels[name] += count
	}
	for name, count := range other.words {
		c.words[name] += count
	}
}

func count(lines <-chan string) *counts {
	results := make(chan *counts)
	for i := 0; i < workers; i++ {
		go func() {
			c := newCounts()
			for line := range lines {
				c.add(line)
			}
			results <- c
		}()
	}
	all := newCounts()
	for i := 0; i < workers; i++ {
		all.addAll(<-results)
	}
	return all
}

// sorted gives the entries in the order that before tells.
func sorted(counts map[string]int, before func(a, b entry) bool) (list []entry) {
	for name, count := range counts {
		list = append(list, entry{name, count})
		for i := len(list) - 1; i > 0 && before(list[i], list[i-1]); i-- {
			list[i], list[i-1] = list[i-1], list[i]
		}
	}
	return
}

func byName(a, b entry) bool { return a.name < b.name }

func byCount(a, b entry) bool { return a.count > b.count || a.count == b.count && byName(a, b) }

func show(list []entry) {
	for _, e := range list {
		line, number := "  "+e.name, decimal(e.count)
		for width := len([]rune(e.name)) + len(number); width < 13; width++ {
			line += " "
		}
		println(line + number)
	}
}

// split sends the lines of the text, then closes the channel.
func split(text string, lines chan<- string) {
	defer close(lines)
	begin := 0
	for i := range text {
		if text[i] == '\n' {
			lines <- text[begin:i]
			begin = i + 1
		}
	}
	if begin < len(text) {
		lines <- text[begin:]
	}
}

func report(text string) {
	lines := make(chan string, 16)
	go split(text, lines)
	c := count(lines)
	println(c.lines, "lines,", c.malformed, "of them malformed")
	println("levels")
	show(sorted(c.levels, byName))
	println("most frequent words")
	show(sorted(c.words, byCount)[:3])
	println("time of the requests:", c.total, "ms, at most", c.most)
}

// logText is a log of 5,000 lines, half of them of requests.
func logText() string {
	var text []byte
	for i := 0; i < 5000; i++ {
		text = append(text, decimal(1000000+i*37)...)
		switch i % 20 {
		case 0, 7:
			text = append(text, " warning\tdisk almost full\n"...)
		case 3:
			text = append(text, " error request failed: disk full\n"...)
		case 1, 2, 4, 5, 6, 8, 9:
			text = append(text, " info  request served ms="...)
			text = append(text, decimal(i/20)...)
			text = append(text, '\n')
		default:
			text = append(text, " debug queue "...)
			text = append(text, decimal(i%3)...)
			text = append(text, '\n')
		}
	}
	return string(text)
}

const strange = `1 info a é a
2 error b ms=7 ms=x

no time
3 info ms=5
late error
5 info
6 error é a`

func main() {
	report(logText())
	report(strange)
}
