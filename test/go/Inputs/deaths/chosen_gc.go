// chosen_gc.go -- which of the cases is to run: Go's own program.

//go:build gc

package main

import (
	"os"
	"strconv"
)

func chosen() int {
	n, err := strconv.Atoi(os.Getenv("CASE"))
	if err != nil {
		return -1
	}
	return n
}
