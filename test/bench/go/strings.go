// strings.go -- 3,000,000 times two strings joined, cut and compared; the runes of a text counted; bytes appended.
package main

const rounds, texts = 3000000, 16

func join() {
	var left, right, piece [texts]string
	for i := range left {
		digit := string(rune('a' + i))
		left[i], right[i] = "the quick brown "+digit, " jumps over the "+digit
		piece[i] = (left[i] + right[i])[4:30]
	}
	same, below := 0, 0
	for i := 0; i < rounds; i++ {
		part := (left[i%texts] + right[i%texts])[4:30]
		if part == piece[i%texts] {
			same++
		}
		if part < piece[(i+1)%texts] {
			below++
		}
	}
	if same != rounds || below != rounds/texts*(texts-1) {
		panic(same)
	}
}

func count() {
	const unit = "naïve 世界 cafés plain letters "
	var text []byte
	for len(text) < 1000 {
		text = append(text, unit...)
	}
	total := 0
	for i := 0; i < 100000; i++ {
		for _, r := range string(text) {
			if r > 127 {
				total++
			}
		}
	}
	if total != 100000*len(text)/len(unit)*4 {
		panic(total)
	}
}

func main() {
	join()
	count()
}
