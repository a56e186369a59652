// allocation.go -- 300 times a tree of 8,191 nodes is made, walked and dropped: 2,457,300 objects of 24 bytes.
package main

type tree struct {
	left, right *tree
	value       int
}

func grow(depth int) *tree {
	if depth == 0 {
		return &tree{value: 1}
	}
	return &tree{grow(depth - 1), grow(depth - 1), 1}
}

func (t *tree) sum() int {
	if t == nil {
		return 0
	}
	return t.left.sum() + t.right.sum() + t.value
}

func main() {
	total := 0
	for i := 0; i < 300; i++ {
		total += grow(12).sum()
	}
	if total != 300*8191 {
		panic(total)
	}
}
