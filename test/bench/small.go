// small.go -- small allocations: a list of 1,000,000 nodes of 32 bytes, all of them kept, four times.
package main

import (
	"fmt"
	"time"
)

const nodes, lists = 1000000, 4

type node struct {
	next  *node
	value [3]int
}

var kept [lists]*node

func main() {
	begin := time.Now()
	for k := range kept {
		var list *node
		for i := 0; i < nodes; i++ {
			list = &node{next: list, value: [3]int{i, 0, 0}}
		}
		kept[k] = list
	}
	taken := time.Since(begin).Nanoseconds()
	for k := range kept {
		if kept[k].value[0] != nodes-1 {
			panic("a node was lost")
		}
	}
	fmt.Println("small", taken, lists*nodes)
}
