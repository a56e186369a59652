// All ways to place queens on a board are counted in three ways, one of them with goroutines.
//
// RUN: %cc -O2 %s -o %t && %each-mmax --both %t | FileCheck %s --match-full-lines
// CHECK:      1 1 2 1 1
// CHECK-NEXT: 2 0 3 0 0
// CHECK-NEXT: 3 0 6 0 0
// CHECK-NEXT: 4 2 17 2 2
// CHECK-NEXT: 5 10 54 10 10
// CHECK-NEXT: 6 4 153 4 4
// CHECK-NEXT: .Q....
// CHECK-NEXT: ...Q..
// CHECK-NEXT: .....Q
// CHECK-NEXT: Q.....
// CHECK-NEXT: ..Q...
// CHECK-NEXT: ....Q.
// CHECK-NEXT: 7 40 552 40 40
// CHECK-NEXT: 8 92 2057 92 92
// CHECK-NEXT: 10 724

package main

// A board has a queen in each row; what is attacked is kept for columns and both diagonals.
type board struct {
	size                     int
	columns, rising, falling []bool
	queens                   []int
	solutions, visits        int
	first                    []int
}

func newBoard(size int) *board {
	return &board{
		size:    size,
		columns: make([]bool, size),
		rising:  make([]bool, 2*size),
		falling: make([]bool, 2*size),
		queens:  make([]int, 0, size),
	}
}

func (b *board) isFree(row, column int) bool {
	return !b.columns[column] && !b.rising[row+column] && !b.falling[row-column+b.size]
}

func (b *board) set(row, column int, taken bool) {
	b.columns[column] = taken
	b.rising[row+column] = taken
	b.falling[row-column+b.size] = taken
}

func (b *board) place(row int) {
	b.visits++
	if row == b.size {
		b.solutions++
		if b.first == nil {
			b.first = append(b.first, b.queens...)
		}
		return
	}
	for column := 0; column < b.size; column++ {
		if !b.isFree(row, column) {
			continue
		}
		b.set(row, column, true)
		b.queens = append(b.queens, column)
		b.place(row + 1)
		b.queens = b.queens[:row]
		b.set(row, column, false)
	}
}

func draw(queens []int) {
	for _, queen := range queens {
		line := make([]byte, len(queens))
		for column := range line {
			line[column] = '.'
		}
		line[queen] = 'Q'
		println(string(line))
	}
}

// count does the same with sets of bits.
func count(columns, rising, falling, all uint) int {
	if columns == all {
		return 1
	}
	solutions := 0
	for open := all &^ (columns | rising | falling); open != 0; {
		bit := open & -open
		open ^= bit
		solutions += count(columns|bit, (rising|bit)<<1, (falling|bit)>>1, all)
	}
	return solutions
}

// countTogether has a goroutine for every first column.
func countTogether(size int) (total int) {
	counts := make(chan int)
	for column := 0; column < size; column++ {
		go func(bit uint) { counts <- count(bit, bit<<1, bit>>1, 1<<size-1) }(1 << column)
	}
	for column := 0; column < size; column++ {
		total += <-counts
	}
	return
}

func main() {
	for size := 1; size <= 8; size++ {
		b := newBoard(size)
		b.place(0)
		println(size, b.solutions, b.visits, count(0, 0, 0, 1<<size-1), countTogether(size))
		if size == 6 {
			draw(b.first)
		}
	}
	println(10, countTogether(10))
}
