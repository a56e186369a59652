// strings.go -- two strings joined, the result cut, the piece compared with two others; and runes counted in a text.
package main

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

const rounds, texts, textBytes, counts = 2000000, 16, 1000, 200000

var left, right, piece [texts]string

//go:noinline
func cut(s string, low, high int) string { return s[low:high] }

func mix() {
	for i := 0; i < texts; i++ {
		digit := string(rune('a' + i))
		left[i] = "the quick brown " + digit
		right[i] = " jumps over the " + digit
		piece[i] = (left[i] + right[i])[4:30]
	}
	same, below := 0, 0
	begin := time.Now()
	for i := 0; i < rounds; i++ {
		joined := left[i%texts] + right[i%texts]
		part := cut(joined, 4, 30)
		if part == piece[i%texts] {
			same++
		}
		if strings.Compare(part, piece[(i+1)%texts]) < 0 {
			below++
		}
	}
	fmt.Println("strings", time.Since(begin).Nanoseconds(), rounds)
	if same != rounds || below != rounds/texts*(texts-1) {
		panic("the strings are not what they should be")
	}
}

func runes(figure, unit string) {
	text := strings.Repeat(unit, textBytes/len(unit))
	total := 0
	begin := time.Now()
	for i := 0; i < counts; i++ {
		total += utf8.RuneCountInString(text)
	}
	fmt.Println(figure, time.Since(begin).Nanoseconds(), counts)
	if total != counts*(textBytes/len(unit))*utf8.RuneCountInString(unit) {
		panic("the runes are miscounted")
	}
}

func main() {
	mix()
	runes("runes-ascii", "0123456789")
	runes("runes-mixed", "na\xc3\xafve \xe4\xb8\x96\xe7\x95\x8c caf\xc3\xa9s ")
}
