# goroutines.py -- random functions of Go whose goroutines bring forth one result, in whatever order they run.
from statements import Statements
from expressions import INTEGERS


class Goroutines(Statements):
    def pool(self):
        """Workers take numbers from one channel and send what they make of them; all is added up."""
        type = self.random.choice(list(INTEGERS))
        workers, jobs = self.random.randint(1, 9), self.random.randint(0, 200)
        self.put(f"jobs, results := make(chan {type}{self.capacity()}), make(chan uint64{self.capacity()})")
        self.put(f"for i := 0; i < {workers}; i++ {{")
        self.indent += 1
        self.block("go func()", lambda: self.block("for p := range jobs", self.work(type)))
        self.lines[-1] += "()"
        self.indent -= 1
        self.put("}")
        self.put(f"go func() {{ defer close(jobs); for i := 0; i < {jobs}; i++ {{ jobs <- {type}(i * i) }} }}()")
        self.put(f"for i := 0; i < {jobs}; i++ {{ total += <-results }}")

    def work(self, type):
        def body():
            self.put("_ = p")
            self.scope.append(("p", type))
            self.put(f"results <- uint64({self.expression('int64')})")
        return body

    def capacity(self):
        return self.random.choice(["", "", ", 1", ", 16"])

    def pipeline(self):
        """A chain of stages; the values stay in order, so the order is part of the result."""
        stages, count = self.random.randint(1, 40), self.random.randint(1, 100)
        self.put(f"from := make(chan int64{self.capacity()})")
        self.put(f"go func(to chan<- int64) {{ for i := int64(0); i < {count}; i++ {{ to <- i }}; close(to) }}(from)")
        self.put(f"for stage := int64(0); stage < {stages}; stage++ {{")
        self.indent += 1
        self.put(f"to := make(chan int64{self.capacity()})")

        def step():
            self.put("_, _ = p, pstage")
            self.scope += [("p", "int64"), ("pstage", "int64")]
            self.put(f"to <- {self.expression('int64')}")
        self.put("go func(in <-chan int64, to chan<- int64, pstage int64) {")
        self.indent += 1
        self.put("defer close(to)")
        self.block("for p := range in", step)
        self.indent -= 1
        self.put("}(from, to, stage)")
        self.put("from = to")
        self.indent -= 1
        self.put("}")
        self.put("for p := range from { total = total*31 + uint64(p) }")

    def selects(self):
        """Several senders of several kinds, one select that receives until all have closed."""
        count = self.random.randint(1, 60)
        self.put(f"ints, texts := make(chan int{self.capacity()}), make(chan string{self.capacity()})")
        self.put(f"pairs := make(chan [2]uint32{self.capacity()})")
        self.put(f"go func() {{ for p := 0; p < {count}; p++ {{ ints <- p * 3 }}; close(ints) }}()")
        self.put(f"go func() {{ for p := 0; p < {count}; p++ {{ texts <- decimal(int64(p)) }}; close(texts) }}()")
        self.put(f"go func() {{ for p := uint32(0); p < {count}; p++ {{ pairs <- [2]uint32{{p, ^p}} }}; "
                 "close(pairs) }()")
        self.put("for ints != nil || texts != nil || pairs != nil {")
        self.indent += 1
        self.put("select {")
        for channel, value in (("ints", "uint64(v)"), ("texts", "uint64(hash(v))"), ("pairs", "uint64(v[0]^v[1]<<3)")):
            self.put(f"case v, ok := <-{channel}:")
            self.put(f"\tif !ok {{ {channel} = nil }}")
            self.put(f"\ttotal += {value}")
        self.put("}")
        self.indent -= 1
        self.put("}")

    def tree(self):
        """A tree of goroutines that add what their children send; some panic on the way and recover."""
        depth, width = self.random.randint(1, 5), self.random.randint(1, 4)
        self.put("var grow func(depth int, number uint64, to chan<- uint64)")
        self.put("grow = func(depth int, number uint64, to chan<- uint64) {")
        self.indent += 1
        self.put("sent := number")
        self.put("defer func() { sent += describe(recover()); to <- sent }()")
        self.put(f"from := make(chan uint64{self.capacity()})")
        self.put(f"for i := uint64(1); depth > 0 && i <= {width}; i++ {{ go grow(depth-1, number*5+i, from) }}")
        self.put(f"for i := 0; depth > 0 && i < {width}; i++ {{ sent += <-from }}")
        self.put(f"if number % {self.random.randint(2, 5)} == 0 {{ {self.throw()} }}")
        self.indent -= 1
        self.put("}")
        self.put("to := make(chan uint64)")
        self.put(f"go grow({depth}, 1, to)")
        self.put("total += <-to")

    def throw(self):
        return self.random.choice(["panic(number)", 'panic("tree")', "number /= uint64(depth - depth)",
                                   "number = nodes[depth & 1].value", "close((chan int)(nil))"])

    def ping_pong(self):
        trips = self.random.randint(1, 300)
        self.put(f"there, back := make(chan uint64{self.capacity()}), make(chan uint64{self.capacity()})")
        self.put("go func() { defer close(back); for n := range there { back <- n*6364136223846793005 + 1 } }()")
        self.put(f"for i := 0; i < {trips}; i++ {{ there <- total; total ^= <-back }}")
        self.put("close(there)")
        self.put("if _, ok := <-back; ok { total++ }")

    def locked(self):
        """Goroutines that change a map under a lock, which is a channel of one."""
        workers, times, keys = self.random.randint(2, 8), self.random.randint(1, 100), self.random.randint(1, 50)
        self.put("lock, done, m := make(chan bool, 1), make(chan bool), map[int]int{}")
        self.put(f"for i := 0; i < {workers}; i++ {{")
        self.put(f"\tgo func(i int) {{ for p := 0; p < {times}; p++ {{ lock <- true; m[(p*i)%{keys}] += i; <-lock }}; "
                 "done <- true }(i)")
        self.put("}")
        self.put(f"for i := 0; i < {workers}; i++ {{ <-done }}")
        self.put("for k, v := range m { total += uint64(k*1000 + v) }")

    def goroutine_function(self, name):
        known = len(self.scope)

        def body():
            self.random.choice([self.pool, self.pipeline, self.selects, self.tree, self.ping_pong, self.locked])()
            self.put("return")
        self.block(f"func {name}() (total uint64)", body)
        del self.scope[known:]
