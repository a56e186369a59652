// Peg solitaire: pegs jump over each other until one is left, in the middle; found by trying.
//
// RUN: %cc -O2 %s -o %t && %each-mmax --both %t | FileCheck %s --match-full-lines
// CHECK:      32 pegs, 1 hole at 5 5
// CHECK-NEXT: 391865 jumps tried, 31 made
// CHECK-NEXT: 5 3 to 5 5
// CHECK-NEXT: 3 4 to 5 4
// CHECK-NEXT: 4 2 to 4 4
// CHECK-NEXT: 6 2 to 4 2
// CHECK-NEXT: 5 4 to 3 4
// CHECK-NEXT: ...........
// CHECK-NEXT: ...........
// CHECK-NEXT: ....○○○....
// CHECK-NEXT: ....○○○....
// CHECK-NEXT: ..○○○○○○○..
// CHECK-NEXT: ..○○○●○○○..
// CHECK-NEXT: ..○○○○○○○..
// CHECK-NEXT: ....○○○....
// CHECK-NEXT: ....○○○....
// CHECK-NEXT: ...........
// CHECK-NEXT: ...........

package main

const (
	peg  = '●'
	hole = '○'

	size  = 11
	width = size + 1 // of a line, with its newline
	start = `...........
...........
....●●●....
....●●●....
..●●●●●●●..
..●●●○●●●..
..●●●●●●●..
....●●●....
....●●●....
...........
...........
`
)

type jump struct{ from, over, to int }

type game struct {
	board  []rune
	center int
	tried  int
	path   []jump
}

func (g *game) can(j jump) bool {
	g.tried++
	return g.board[j.from] == peg && g.board[j.over] == peg && g.board[j.to] == hole
}

func (g *game) do(j jump) {
	g.board[j.from], g.board[j.over], g.board[j.to] = hole, hole, peg
	g.path = append(g.path, j)
}

func (g *game) undo(j jump) {
	g.board[j.from], g.board[j.over], g.board[j.to] = peg, peg, hole
	g.path = g.path[:len(g.path)-1]
}

// solve tries every jump.
func (g *game) solve() bool {
	last, count := 0, 0
	for position, field := range g.board {
		if field != peg {
			continue
		}
		for _, direction := range [...]int{-1, -width, +1, +width} {
			j := jump{position, position + direction, position + 2*direction}
			if !g.can(j) {
				continue
			}
			g.do(j)
			if g.solve() {
				return true
			}
			g.undo(j)
		}
		last = position
		count++
	}
	return count == 1 && last == g.center
}

func (g *game) count(kind rune) (n int) {
	for _, field := range g.board {
		if field == kind {
			n++
		}
	}
	return
}

func main() {
	g := &game{board: []rune(start)}
	for position, field := range g.board {
		if field == hole {
			g.center = position
		}
	}
	println(g.count(peg), "pegs,", g.count(hole), "hole at", g.center%width, g.center/width)
	if !g.solve() {
		println("there is no solution")
		return
	}
	println(g.tried, "jumps tried,", len(g.path), "made")
	for _, j := range g.path[:5] {
		println(j.from%width, j.from/width, "to", j.to%width, j.to/width)
	}
	print(string(g.board))
}
