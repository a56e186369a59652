// Matrices are multiplied by any number of workers that take rows from a channel.
//
// RUN: %cc -O2 %s -o %t && %each-mmax --both %t | FileCheck %s --match-full-lines
// CHECK:      17 31 +3.838328e+003 -4.945625e+002
// CHECK-NEXT: true true
// CHECK-NEXT: true
// CHECK-NEXT: true
// CHECK-NEXT: +1.903925e+014 190392490709135 117669030460994
// CHECK-NEXT: true

package main

type matrix struct {
	rows, columns int
	values        []float64
}

type job struct {
	row      int
	a, b, to matrix
}

func newMatrix(rows, columns int) matrix {
	return matrix{rows, columns, make([]float64, rows*columns)}
}

func (m matrix) at(row, column int) *float64 { return &m.values[row*m.columns+column] }

func (m matrix) row(number int) []float64 { return m.values[number*m.columns : (number+1)*m.columns] }

func identity(size int) matrix {
	m := newMatrix(size, size)
	for i := 0; i < size; i++ {
		*m.at(i, i) = 1
	}
	return m
}

type source uint64

func (s *source) next() float64 {
	*s = *s*6364136223846793005 + 1442695040888963407
	return float64(int64(*s>>33)%1000)/8 - 60
}

func random(rows, columns int, s *source) matrix {
	m := newMatrix(rows, columns)
	for i := range m.values {
		m.values[i] = s.next()
	}
	return m
}

func work(jobs <-chan job, done chan<- int) {
	count := 0
	for j := range jobs {
		to := j.to.row(j.row)
		for k, left := range j.a.row(j.row) {
			for i, right := range j.b.row(k) {
				to[i] += left * right
			}
		}
		count++
	}
	done <- count
}

func (a matrix) times(b matrix, workers int) matrix {
	to := newMatrix(a.rows, b.columns)
	jobs, done := make(chan job, workers), make(chan int)
	for i := 0; i < workers; i++ {
		go work(jobs, done)
	}
	for i := 0; i < a.rows; i++ {
		jobs <- job{i, a, b, to}
	}
	close(jobs)
	rows := 0
	for i := 0; i < workers; i++ {
		rows += <-done
	}
	if rows != a.rows {
		panic("rows were lost")
	}
	return to
}

func (a matrix) equals(b matrix) bool {
	if a.rows != b.rows || a.columns != b.columns {
		return false
	}
	for i, value := range a.values {
		if value != b.values[i] {
			return false
		}
	}
	return true
}

func (m matrix) transposed() matrix {
	t := newMatrix(m.columns, m.rows)
	for i := 0; i < m.rows; i++ {
		for j, value := range m.row(i) {
			*t.at(j, i) = value
		}
	}
	return t
}

func (m matrix) power(n int) matrix {
	result := identity(m.rows)
	for ; n > 0; n /= 2 {
		if n%2 == 1 {
			result = result.times(m, 2)
		}
		m = m.times(m, 2)
	}
	return result
}

func main() {
	var s source = 7
	a, b, c := random(17, 23, &s), random(23, 31, &s), random(31, 5, &s)
	ab := a.times(b, 4)
	println(ab.rows, ab.columns, *ab.at(0, 0), *ab.at(16, 30))
	println(ab.equals(a.times(b, 1)), a.times(identity(23), 3).equals(a))
	println(ab.transposed().equals(b.transposed().times(a.transposed(), 5)))
	println(ab.times(c, 2).equals(a.times(b.times(c, 2), 2)))
	fibonacci := matrix{2, 2, []float64{1, 1, 1, 0}}.power(70)
	println(*fibonacci.at(0, 1), int(*fibonacci.at(1, 0)), int(*fibonacci.at(1, 1)))
	big := random(120, 120, &s)
	println(big.times(big, 8).equals(big.times(big, 1)))
}
