// hello.go -- the smallest program that says something, in Go without imports.
package main

func main() { println("hello") }
