// chosen.go -- which of the cases is to run: gccgo's program asks chosen.c.

//go:build gccgo

package main

//extern chosen_case
func chosen() int
