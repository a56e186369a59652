// map.go -- a map of 1,000,000 random integers: filled, looked up, visited, emptied, and filled once more.
package main

const keys = 1000000

func next(state *uint64) uint64 {
	*state ^= *state << 13
	*state ^= *state >> 7
	*state ^= *state << 17
	return *state
}

func fill(m map[uint64]int) {
	state := uint64(88172645463325252)
	for i := 0; i < keys; i++ {
		m[next(&state)] = i
	}
}

func main() {
	m := make(map[uint64]int)
	fill(m)
	sum := 0
	state := uint64(88172645463325252)
	for i := 0; i < 2*keys; i++ {
		if value, ok := m[next(&state)]; ok {
			sum += value
		}
	}
	for _, value := range m {
		sum -= value
	}
	if sum != 0 || len(m) != keys {
		panic(sum)
	}
	state = 88172645463325252
	for i := 0; i < keys; i++ {
		delete(m, next(&state))
	}
	if len(m) != 0 {
		panic(len(m))
	}
	fill(m)
}
