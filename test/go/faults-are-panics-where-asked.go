// A fault at an address that is not near null is a panic in the goroutine that has asked debug.SetPanicOnFault for it,
// with what was stored before it; and a crash in any other, also in one that stands where such a one has ended, and in
// the runtime.
//
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t asked | FileCheck --check-prefix=ASKED %s
// RUN: %each-mmax %status 2 %t another 2>&1 | FileCheck --check-prefix=CRASH %s
// RUN: %each-mmax %status 2 %t alone 2>&1 | FileCheck --check-prefix=ALONE %s
// RUN: %each-mmax %status 2 %t runtime 2>&1 | FileCheck --check-prefix=CRASH %s
// ASKED: false true true false
// ASKED-NEXT: 4096 runtime error: invalid memory address or nil pointer dereference
// ASKED-NEXT: 4096 runtime error: invalid memory address or nil pointer dereference
// CRASH-NOT: {{recovered|panic:}}
// CRASH: SIGSEGV: segmentation violation
// CRASH-NOT: {{recovered|panic:}}
// ALONE: panic: runtime error: invalid memory address or nil pointer dereference
// ALONE-NEXT: [signal SIGSEGV: segmentation violation
package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"syscall"
	"unsafe"
)

const page = 4096

// One page that can be used, and one that cannot.
func pages() []byte {
	all, err := syscall.Mmap(-1, 0, 2*page, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err == nil {
		err = syscall.Mprotect(all[page:], syscall.PROT_NONE)
	}
	if err != nil {
		panic(err)
	}
	return all
}

func fill(to []byte) (count int, err error) {
	defer func() {
		err = recover().(error)
		fmt.Println(count, err)
	}()
	for i := range to {
		to[i] = 1
		count++
	}
	return
}

func inGoroutine(do func()) {
	done := make(chan bool)
	go func() {
		do()
		done <- true
	}()
	<-done
}

// It is a function of the runtime that reads s.
func join(s string) {
	defer func() {
		if recover() != nil {
			fmt.Println("recovered")
		}
	}()
	fmt.Println(len(s + os.Args[1]))
}

func main() {
	memory := pages()
	switch os.Args[1] {
	case "asked":
		was := debug.SetPanicOnFault(true)
		still := debug.SetPanicOnFault(true)
		fmt.Print(was, " ", still, " ")
		fmt.Print(debug.SetPanicOnFault(true), " ")
		inGoroutine(func() { fmt.Println(debug.SetPanicOnFault(false)) })
		fill(memory)
		fill(memory)
	case "another":
		for i := 0; i < 3; i++ { // the next one stands where one of these did
			inGoroutine(func() { debug.SetPanicOnFault(true) })
		}
		inGoroutine(func() {
			fill(memory)
			fmt.Println("recovered")
		})
	case "runtime":
		debug.SetPanicOnFault(true)
		join(*(*string)(unsafe.Pointer(&struct {
			bytes *byte
			len   int
		}{&memory[page], page})))
	case "alone":
		debug.SetPanicOnFault(true)
		memory[page] = 1
	}
}
