// Computes what standard input asks for: `function x y`, floats as their bits in base 16; answers with the bits.
package main

import (
	"bufio"
	"fmt"
	"math"
	"os"
)

// A function of one number, as one of two.
func one(f func(float64) float64) func(x, y float64) float64 {
	return func(x, _ float64) float64 { return f(x) }
}

var functions = map[string]func(x, y float64) float64{
	"acos": one(math.Acos), "acosh": one(math.Acosh), "asin": one(math.Asin), "asinh": one(math.Asinh),
	"atan": one(math.Atan), "atan2": math.Atan2, "atanh": one(math.Atanh), "cbrt": one(math.Cbrt),
	"cos": one(math.Cos), "erf": one(math.Erf), "erfc": one(math.Erfc), "exp": one(math.Exp),
	"expm1": one(math.Expm1), "fmod": math.Mod, "log": one(math.Log), "log10": one(math.Log10),
	"log1p": one(math.Log1p), "pow": math.Pow, "sin": one(math.Sin), "tan": one(math.Tan),
	"ldexp": func(x, y float64) float64 { return math.Ldexp(x, int(y)) },
}

func main() {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	var name string
	var x, y uint64
	for {
		if n, _ := fmt.Fscanf(in, "%s %x %x\n", &name, &x, &y); n != 3 {
			return
		}
		fmt.Fprintf(out, "%016x\n", math.Float64bits(functions[name](math.Float64frombits(x), math.Float64frombits(y))))
	}
}
