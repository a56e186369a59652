// map.go -- hash maps: 1,000,000 random keys inserted, found, missed, visited, deleted; a mix; the same for strings.
package main

import (
	"fmt"
	"time"
)

const keys, mixed = 1000000, 4000000

var state uint64 = 88172645463325252

func next() uint64 {
	state ^= state << 13
	state ^= state >> 7
	state ^= state << 17
	return state
}

var numbers [2 * keys]uint64
var order [keys]uint32
var texts, others, absent [keys]string
var begin time.Time

func end(figure string, count int) { fmt.Println(figure, time.Since(begin).Nanoseconds(), count) }

func prepare() {
	for i := range numbers {
		numbers[i] = next()
	}
	for i := range order {
		order[i] = uint32(i)
	}
	for i := uint32(keys - 1); i > 0; i-- {
		j := uint32(next() % uint64(i+1))
		order[i], order[j] = order[j], order[i]
	}
	for i := range texts {
		digits := []byte("key-0123456789abcdef")
		for k := 0; k < 16; k++ {
			digits[4+k] = "0123456789abcdef"[numbers[i]>>(60-4*k)&15]
		}
		texts[i] = string(digits)
		others[i] = string(digits)
		digits[0] = 'K'
		absent[i] = string(digits)
	}
}

func measureIntegers() {
	m := make(map[uint64]int)
	sum := 0
	begin = time.Now()
	for i := 0; i < keys; i++ {
		m[numbers[i]] = i
	}
	end("map-insert", keys)
	begin = time.Now()
	for i := 0; i < keys; i++ {
		sum += m[numbers[order[i]]]
	}
	end("map-hit", keys)
	begin = time.Now()
	for i := 0; i < keys; i++ {
		if _, ok := m[numbers[keys+order[i]]]; ok {
			sum++
		}
	}
	end("map-miss", keys)
	begin = time.Now()
	for _, value := range m {
		sum -= value
	}
	end("map-iterate", keys)
	if sum != 0 {
		panic("a key was lost")
	}
	begin = time.Now()
	for i := 0; i < keys; i++ {
		delete(m, numbers[order[i]])
	}
	end("map-delete", keys)
	if len(m) != 0 {
		panic("a key was left")
	}
	begin = time.Now()
	for i := 0; i < keys; i++ {
		m[numbers[i]] = i
	}
	end("map-again", keys)
}

// Half lookups, a quarter each insertions and deletions, of twice as many keys as are there.
func measureMix() {
	m := make(map[uint64]int)
	found := 0
	begin = time.Now()
	for i := 0; i < mixed; i++ {
		what := next()
		key := what % keys
		switch what >> 62 {
		case 0:
			m[key] = i
		case 1:
			delete(m, key)
		default:
			if _, ok := m[key]; ok {
				found++
			}
		}
	}
	end("map-mix", mixed)
	if found == 0 {
		panic("nothing was found")
	}
}

func measureTexts() {
	m := make(map[string]int)
	sum := 0
	begin = time.Now()
	for i := 0; i < keys; i++ {
		m[texts[i]] = i
	}
	end("map-string-insert", keys)
	begin = time.Now()
	for i := 0; i < keys; i++ {
		sum += m[others[order[i]]] - i
	}
	end("map-string-hit", keys)
	begin = time.Now()
	for i := 0; i < keys; i++ {
		if _, ok := m[absent[order[i]]]; ok {
			sum++
		}
	}
	end("map-string-miss", keys)
	begin = time.Now()
	for _, value := range m {
		sum += value
	}
	end("map-string-iterate", keys)
	if sum != keys*(keys-1)/2 {
		panic("a text was lost")
	}
	begin = time.Now()
	for i := 0; i < keys; i++ {
		delete(m, others[order[i]])
	}
	end("map-string-delete", keys)
	if len(m) != 0 {
		panic("a text was left")
	}
}

func measureStringMix() {
	m := make(map[string]int)
	found := 0
	begin = time.Now()
	for i := 0; i < mixed; i++ {
		what := next()
		key := texts[what%(keys/10)]
		switch what >> 62 {
		case 0:
			m[key] = i
		case 1:
			delete(m, key)
		default:
			if _, ok := m[key]; ok {
				found++
			}
		}
	}
	end("map-string-mix", mixed)
	if found == 0 {
		panic("nothing was found")
	}
}

func main() {
	prepare()
	measureIntegers()
	measureMix()
	measureTexts()
	measureStringMix()
}
