// Packages os, bufio, io and os/exec: files and directories, pipes between goroutines, programs that are started; what
// blocks in the kernel does not stop other goroutines, also where there is one thread.
//
// RUN: %cc -O2 %s -o %t
// RUN: rm -rf %t.d && mkdir %t.d
// RUN: %each-mmax %t %t.d | FileCheck %s
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"time"
)

// Two that are read at the same time, and one that is read behind one that was left half read.
func twoAtOnce(dir string) {
	a, _ := os.Open(dir)
	b, _ := os.Open(dir)
	first, _ := a.Readdirnames(1)
	second, _ := b.Readdirnames(1)
	rest, _ := a.Readdirnames(-1)
	other, _ := b.Readdirnames(-1)
	fmt.Println(len(first), len(second), len(rest), len(other))
	a.Close()
	b.Close()
	c, _ := os.Open(dir)
	first, _ = c.Readdirnames(1)
	c.Close()
	d, _ := os.Open(dir)
	rest, _ = d.Readdirnames(-1)
	d.Close()
	fmt.Println(len(first), len(rest))
}

func main() {
	dir, err := os.MkdirTemp(os.Args[1], "files")
	fmt.Println(err)
	// CHECK: {{^}}<nil>{{$}}
	for i := 0; i < 300; i++ {
		name := fmt.Sprintf("f%03d-of-a-name-so-long-that-one-read-is-not-enough", i)
		os.WriteFile(filepath.Join(dir, name), []byte("line one\nline two\n"), 0o644)
	}
	entries, err := os.ReadDir(dir)
	sort.Slice(entries, func(i, k int) bool { return entries[i].Name() > entries[k].Name() })
	fmt.Println(len(entries), entries[0].Name()[:4], err)
	// CHECK-NEXT: {{^}}300 f299 <nil>{{$}}
	twoAtOnce(dir)
	// CHECK-NEXT: {{^}}1 1 299 299{{$}}
	// CHECK-NEXT: {{^}}1 300{{$}}
	file, _ := os.Open(filepath.Join(dir, entries[298].Name()))
	for lines := bufio.NewScanner(file); lines.Scan(); {
		fmt.Println(lines.Text())
	}
	// CHECK-NEXT: line one
	// CHECK-NEXT: line two
	status, _ := file.Stat()
	file.Seek(5, io.SeekStart)
	rest, _ := io.ReadAll(file)
	fmt.Printf("%d %v %q\n", status.Size(), status.Mode(), rest)
	// CHECK-NEXT: 18 -rw-r--r-- "one\nline two\n"
	fmt.Println(os.RemoveAll(dir))
	// CHECK-NEXT: <nil>
	_, err = os.Stat(dir)
	fmt.Println(os.IsNotExist(err), os.Chdir("/"))
	// CHECK-NEXT: true <nil>
	fmt.Println(os.Getwd())
	// CHECK-NEXT: {{^}}/ <nil>{{$}}
	os.Setenv("NAME", "value")
	fmt.Println(os.Getenv("NAME"))
	// CHECK-NEXT: {{^}}value{{$}}

	out, err := exec.Command("/bin/echo", "a", "child").Output()
	fmt.Printf("%q %v\n", out, err)
	// CHECK-NEXT: "a child\n" <nil>
	cat := exec.Command("/bin/cat")
	in, _ := cat.StdinPipe()
	go func() {
		in.Write([]byte("through cat"))
		in.Close()
	}()
	out, err = cat.Output()
	fmt.Printf("%q %v %v\n", out, err, exec.Command("/bin/false").Run())
	// CHECK-NEXT: "through cat" <nil> exit status 1

	// Goroutines that wait for each other, each in a read.
	left, a, _ := os.Pipe()
	right, b, _ := os.Pipe()
	go func() {
		for letters := bufio.NewReader(left); ; {
			letter, err := letters.ReadByte()
			if err != nil {
				b.Close()
				return
			}
			time.Sleep(time.Millisecond)
			b.Write([]byte{letter, letter})
		}
	}()
	go func() {
		for _, letter := range "pipe" {
			a.Write([]byte(string(letter)))
			time.Sleep(time.Millisecond)
		}
		a.Close()
	}()
	out, err = io.ReadAll(right)
	fmt.Printf("%q %v\n", out, err)
	// CHECK-NEXT: "ppiippee" <nil>
	closed, c, _ := os.Pipe()
	closed.Close()
	_, err = c.Write([]byte("to nobody"))
	fmt.Println(err)
	// CHECK-NEXT: write |1: broken pipe
}
