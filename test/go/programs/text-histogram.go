// A text histogram: how long the words of a text are, which letters it has, with bars; and means with two decimals.
//
// RUN: %cc -O2 %s -o %t && %each-mmax --both %t | FileCheck %s --match-full-lines --strict-whitespace
//     CHECK:49 words, 3.82 letters on the average, deviation 1.52
//CHECK-NEXT:length words
//CHECK-NEXT:     1     1 ##
//CHECK-NEXT:     2     5 ##########
//CHECK-NEXT:     3    21 ########################################
//CHECK-NEXT:     4     9 #################
//CHECK-NEXT:     5     7 #############
//CHECK-NEXT:     6     2 ####
//CHECK-NEXT:     7     2 ####
//CHECK-NEXT:     8     2 ####
//CHECK-NEXT:letter times
//CHECK-NEXT: a 7.5    14 ########################
//CHECK-NEXT:e 12.3    23 ########################################
//CHECK-NEXT:h 10.7    20 ###################################
//CHECK-NEXT: l 5.3    10 #################
//CHECK-NEXT: n 5.3    10 #################
//CHECK-NEXT: o 7.0    13 #######################
//CHECK-NEXT: r 7.0    13 #######################
//CHECK-NEXT:t 10.7    20 ###################################
//CHECK-NEXT:letters: 187

package main

const text = `Long ago a baker's daughter went to the mill by the river, where the
miller's cat (which had no tail) sat upon the wheel. "Turn back!" said the
cat; "the wheel is broken, and the flour is gone." But the daughter, who
had brought her own flour, did not.
`

type bar struct {
	name  string
	count int
}

type histogram struct {
	title string
	bars  []bar
}

func lower(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r - 'A' + 'a'
	}
	return r
}

func isLetter(r rune) bool { return 'a' <= lower(r) && lower(r) <= 'z' || r == '\'' }

// words sends the words of the text, in small letters, then closes the channel.
func words(text string) <-chan string {
	to := make(chan string)
	go func() {
		defer close(to)
		var word []rune
		for _, r := range text + "\n" {
			if isLetter(r) {
				word = append(word, lower(r))
			} else if word != nil {
				to <- string(word)
				word = nil
			}
		}
	}()
	return to
}

func squareRoot(x float64) float64 {
	root := x
	for i := 0; i < 60 && root > 0; i++ {
		root = (root + x/root) / 2
	}
	return root
}

// mean gives mean and standard deviation of numbers, of which counts says how often each occurs.
func mean(counts []int) (average, deviation float64) {
	n, sum, squares := 0, 0, 0
	for number, count := range counts {
		n += count
		sum += number * count
		squares += number * number * count
	}
	average = float64(sum) / float64(n)
	return average, squareRoot(float64(squares)/float64(n) - average*average)
}

func decimal(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return decimal(n/10) + decimal(n%10)
}

// fixed is a positive number with so many decimals.
func fixed(x float64, decimals int) string {
	scale := 1
	for i := 0; i < decimals; i++ {
		scale *= 10
	}
	n := int(x*float64(scale) + 0.5)
	return decimal(n/scale) + "." + decimal(scale + n%scale)[1:]
}

func padded(text string, width int) string {
	for len(text) < width {
		text = " " + text
	}
	return text
}

func (b bar) drawn(most int) string {
	const width = 40
	line := make([]byte, (b.count*width+most/2)/most)
	for i := range line {
		line[i] = '#'
	}
	return string(line)
}

func (h *histogram) add(name string, count int) { h.bars = append(h.bars, bar{name, count}) }

func (h *histogram) show() {
	most := 0
	for _, b := range h.bars {
		if most < b.count {
			most = b.count
		}
	}
	println(h.title)
	for _, b := range h.bars {
		println(padded(b.name, 6)+padded(decimal(b.count), 6), b.drawn(most))
	}
}

func main() {
	var lengths [12]int
	var letters [26]int
	all, count := 0, 0
	for word := range words(text) {
		count++
		length := 0
		for _, r := range word {
			if r != '\'' {
				letters[r-'a']++
				length++
			}
		}
		all += length
		lengths[length]++
	}
	average, deviation := mean(lengths[:])
	println(count, "words,", fixed(average, 2), "letters on the average, deviation", fixed(deviation, 2))
	byLength := histogram{title: "length words"}
	for length, times := range lengths {
		if times > 0 {
			byLength.add(decimal(length), times)
		}
	}
	byLength.show()
	byLetter := histogram{title: "letter times"}
	for i, times := range letters {
		if times*100 >= 5*all {
			byLetter.add(string('a'+rune(i))+" "+fixed(100*float64(times)/float64(all), 1), times)
		}
	}
	byLetter.show()
	println("letters:", all)
}
