# backtrace-in-stubs.py -- gdb's backtrace is right at every instruction on the way to an embedded method.
# RUN: split-file %s %t && %toy %t/stubs.toy -o %t/stubs
# RUN: env PREDAWN_MAXPROCS=1 gdb -nx -batch -iex "set debuginfod enabled off" -x %s %t/stubs 2>&1 | FileCheck %s
# CHECK-NOT: wrong
# CHECK:     main.outer.get: main.inner.get after {{[2-9]}} instructions
# CHECK:     main.behind.get: main.inner.get after {{[2-9]}} instructions
# CHECK:     main.held.get: main.inner.get after {{[2-9]}} instructions
# CHECK:     main.inner.get.pointer: main.inner.get after {{[2-9]}} instructions
# CHECK-NOT: wrong
"""
//--- stubs.toy
type getter interface{ get() int }
type inner struct{ n int }

func (i inner) get() int { return i.n }

type outer struct {
	room [3]int
	inner
}

type behind struct {
	room string
	*inner
}

type held struct {
	room any
	getter
}

func call(g getter) int { return g.get() }

func main() {
	i := inner{5}
	println(call(outer{inner: i}), call(behind{"", &i}), call(held{nil, i}), call(&i))
}
//--- end
"""
import gdb


def names():
    """The functions of the stack, innermost first, save what grows it; gdb shows main.call as main[call]."""
    frame, found = gdb.newest_frame(), []
    while frame is not None and frame.is_valid():
        found.append((frame.name() or "?").replace("[", ".").replace("]", ""))
        frame = frame.older()
    return [name for name in found if not name.startswith(("__morestack", "rt0_morestack"))]


def walk(stub):
    gdb.execute(f"break *'{stub}'", to_string=True)
    gdb.execute("run", to_string=True)
    gdb.execute("delete", to_string=True)
    steps = 0
    while names()[0] == stub and steps < 20:
        stack = names()
        if stack[1:3] != ["main.call", "main.main"]:
            print(f"wrong at instruction {steps} of {stub}: {stack}")
        gdb.execute("stepi", to_string=True)
        steps += 1
    print(f"{stub}: {names()[0]} after {steps} instructions")


for name in ("outer.get", "behind.get", "held.get", "inner.get.pointer"):
    walk("main." + name)
