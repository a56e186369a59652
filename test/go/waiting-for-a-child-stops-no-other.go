// Who waits for a child stops nobody else, also where there is one thread: here the child ends only when another
// goroutine lets it.
//
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t 2>&1 | FileCheck %s --match-full-lines
// CHECK: exit status 0
package main

import "os"

func main() {
	input, gate, _ := os.Pipe()
	files := []*os.File{input, os.Stdout, os.Stderr}
	child, err := os.StartProcess("/bin/cat", []string{"cat"}, &os.ProcAttr{Files: files})
	if err != nil {
		panic(err)
	}
	input.Close()
	go gate.Close()
	state, _ := child.Wait()
	println(state.String())
}
