// map-of-strings.go -- words of a text counted: 4,000,000 times one of 50,000 words, in a map of strings.
package main

const words, times = 50000, 4000000

func word(n uint32) string {
	var letters [12]byte
	for i := range letters {
		letters[i] = 'a' + byte(n%26)
		n = n/26 ^ n*31
	}
	return string(letters[:])
}

func main() {
	list := make([]string, words)
	for i := range list {
		list[i] = word(uint32(i) * 2654435761)
	}
	counts := make(map[string]int)
	state := uint32(1)
	for i := 0; i < times; i++ {
		state = state*1664525 + 1013904223
		counts[list[int(state>>8)%words]]++
	}
	sum := 0
	for _, count := range counts {
		sum += count
	}
	if sum != times {
		panic(sum)
	}
}
