// A program that imports Go's packages runs over the runtime: what it prints, sorts, formats and waits for.
//
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t one two | FileCheck %s --check-prefix=OUT
package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
	"sync"
)

type point struct{ x, y int }

func (p point) String() string { return "<" + strconv.Itoa(p.x) + "," + strconv.Itoa(p.y) + ">" }

func main() {
	fmt.Println("hello", 1, 2.5, []int{1, 2}, map[string]int{"b": 2, "a": 1}, point{3, 4}, &point{5, 6})
	// OUT: {{^}}hello 1 2.5 [1 2] map[a:1 b:2] <3,4> <5,6>{{$}}
	fmt.Printf("%T %#v %q %x %8.3f|%-5d|%+v\n", point{}, point{1, 2}, "q\n", "hex", 3.14159, 42, struct{ A int }{7})
	// OUT-NEXT: {{^}}main.point main.point{x:1, y:2} "q\n" 686578    3.142|42   |{A:7}{{$}}
	words := strings.Fields("the quick brown fox")
	sort.Strings(words)
	fmt.Println(strings.Join(words, "-"), os.Args[1:])
	// OUT-NEXT: {{^}}brown-fox-quick-the [one two]{{$}}
	_, err := strconv.Atoi("12x")
	var number *strconv.NumError
	fmt.Println(err, errors.As(err, &number), errors.Is(err, strconv.ErrSyntax))
	// OUT-NEXT: strconv.Atoi: parsing "12x": invalid syntax true true
	_, err = os.Open("/nonexistent/file")
	fmt.Println(err, os.IsNotExist(err))
	// OUT-NEXT: open /nonexistent/file: no such file or directory true

	var mutex sync.Mutex
	var group sync.WaitGroup
	sum := 0
	for i := 1; i <= 100; i++ {
		group.Add(1)
		go func(i int) {
			defer group.Done()
			mutex.Lock()
			defer mutex.Unlock()
			sum += i
		}(i)
	}
	group.Wait()
	fmt.Println(sum)
	// OUT-NEXT: {{^}}5050{{$}}
	defer fmt.Println("deferred", recover())
	// OUT-NEXT: {{^}}deferred <nil>{{$}}
}
