// interface.go -- values of four types as interfaces: each is converted to an interface with a method, which is called.
package main

import (
	"fmt"
	"time"
)

const rounds, types = 20000000, 4

type Adder interface{ Add() int64 }
type A int64
type B int64
type C int64
type D int64

//go:noinline
func (x A) Add() int64 { return int64(x) + 1 }

//go:noinline
func (x B) Add() int64 { return int64(x) + 2 }

//go:noinline
func (x C) Add() int64 { return int64(x) + 3 }

//go:noinline
func (x D) Add() int64 { return int64(x) + 4 }

func main() {
	values := [types]interface{}{A(0), B(1000), C(2000), D(3000)}
	var sum int64
	begin := time.Now()
	for i := 0; i < rounds; i++ {
		sum += values[i%types].(Adder).Add()
	}
	fmt.Println("interface", time.Since(begin).Nanoseconds(), rounds)
	if sum != rounds/types*6010 {
		panic("the sum is wrong")
	}
}
