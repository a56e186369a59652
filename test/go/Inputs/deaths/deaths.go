// deaths.go -- a program for each way to die: which one, chosen() says.
//
// In front of each stands what is written then, before the list of goroutines; ADDRESS is any address. With -1 all of
// these are printed.
package main

type death struct {
	says string
	die  func()
}

const (
	nilText   = "panic: runtime error: invalid memory address or nil pointer dereference"
	signal    = "\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0xADDRESS]"
	atNil     = nilText + signal
	at8       = nilText + "\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x8 pc=0xADDRESS]"
	indexText = "runtime error: index out of range [1] with length 0"
	deadlock  = "fatal error: all goroutines are asleep - deadlock!"
)

func main() {
	var deaths []death
	for _, some := range [][]death{values, bounds, misuse, waits, chains} {
		deaths = append(deaths, some...)
	}
	if which := chosen(); which >= 0 {
		deaths[which].die()
	}
	for _, d := range deaths {
		println(d.says + "\n----")
	}
}

var sink interface{}
var zero, one, minus int = 0, 1, -1
var five = 5
var u64max uint64 = 1<<64 - 1

type T struct{ a, b int }
type P struct{ x *int }
type MyInt int
type MyU8 uint8
type MyStr string
type MyBool bool
type MyF float64
type MyF32 float32
type MyC complex128
type MyC64 complex64
type MyPtr *int
type MyErrInt int

func (e MyErrInt) Error() string { return "my error int" }

type E struct{ code int }

func (e E) Error() string { return "error E" }

type PE struct{ code int }

func (e *PE) Error() string { return "error *PE" }

type S struct{ code int }

func (s S) String() string { return "string S" }

type Both struct{}

func (Both) Error() string  { return "Both's error" }
func (Both) String() string { return "Both's string" }

type Bad struct{}

func (Bad) Error() string { panic("inner") }

type BadStruct struct{}

func (BadStruct) Error() string { panic(T{1, 2}) }

type BadErr struct{}

func (BadErr) String() string { panic(E{1}) }

type NilFault struct{ p *int }

func (n NilFault) Error() string { *n.p = 1; return "" }

type Hidden struct{}

func (Hidden) Error() int { return 1 }

type error2 interface{ Error() string }
type I interface{ M() }
type J interface {
	M()
	N(int) string
}
type HasM struct{}

func (HasM) M() {}

type HasPM struct{}

func (*HasPM) M() {}

type WrongN struct{}

func (WrongN) M()    {}
func (WrongN) N(int) {}

type Rec func()

func index(a []int, i int) int         { return a[i] }
func indexArray(a *[3]int, i int) int  { return a[i] }
func indexString(s string, i int) byte { return s[i] }
func indexU(a []int, i uint64) int     { return a[i] }
func index8(a []int, i int8) int       { return a[i] }
func indexU8(a []int, i uint8) int     { return a[i] }

func nilMap() map[string]int        { return nil }
func nilChan() chan int             { return nil }
func nilPtr() *T                    { return nil }
func nilFunc() func()               { return nil }
func nilI() I                       { return nil }
func any(x interface{}) interface{} { return x }

type S2 interface{ M() }

func nilPtr2() *[5000]int { return nil }
