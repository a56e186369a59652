# statements.py -- random functions of Go: their variables, and statements of all kinds.
#
# A function tells what it has done by a checksum and by prints. Loops have bounds. What may panic is a statement by
# itself, whose operands do not.
from expressions import BASIC, FLOATS, INTEGERS, Expressions, is_signed


class Statements(Expressions):
    def __init__(self, random):
        super().__init__(random)
        self.lines = []
        self.indent = 0
        self.names = 0

    def put(self, line):
        self.lines.append("\t" * self.indent + line)

    def name(self, prefix="v"):
        self.names += 1
        return f"{prefix}{self.names}"

    def block(self, opening, body):
        """Statements in braces; what is declared there is gone afterwards."""
        self.put(opening + " {")
        self.indent += 1
        known = len(self.scope)
        body()
        del self.scope[known:]
        self.indent -= 1
        self.put("}")

    def any_type(self):
        return self.random.choice([*BASIC, *self.structs])

    def declare(self, type=None, value=None):
        type = type or self.any_type()
        name = self.name()
        self.put(f"var {name} {type} = {value or self.expression(type)}")
        self.put(f"_ = {name}")
        self.scope.append((name, type))
        return name

    def targets(self):
        return [(name, type) for name, type in self.scope if not name.startswith("p")]

    def note(self, type, value):
        """Makes a value part of the function's checksum."""
        if type in INTEGERS:
            self.put(f"sum.add(uint64({value}))")
        elif type == "string":
            self.put(f"sum.add(uint64(hash({value})))")
        elif type == "bool":
            self.put(f"sum.addBool({value})")
        elif type in FLOATS:
            self.put(f"sum.addFloat(float64({value}))")
        else:
            for field, its in self.structs[type]:
                self.note(its, f"{value}.{field}")

    # ---- statements

    def assign(self):
        if not self.targets():
            return self.declare()
        name, type = self.random.choice(self.targets())
        if type in INTEGERS and self.random.random() < 0.3:
            operator = self.random.choice(["+=", "-=", "*=", "^=", "|=", "&^="])
            self.put(f"{name} {operator} {self.expression(type)}")
        elif type in INTEGERS and self.random.random() < 0.2:
            self.put(f"{name}{self.random.choice(['++', '--'])}")
        else:
            self.put(f"{name} = {self.expression(type)}")

    def assign_two(self):
        by_type = {}
        for name, type in self.targets():
            by_type.setdefault(type, []).append(name)
        pairs = [names for names in by_type.values() if len(names) > 1]
        if not pairs:
            return self.assign()
        a, b = self.random.sample(self.random.choice(pairs), 2)
        self.put(f"{a}, {b} = {b}, {a}")

    def condition(self, depth):
        self.block(f"if {self.expression('bool')}", lambda: self.some(depth - 1))
        if self.random.random() < 0.5:
            self.lines[-1] = "\t" * self.indent + "} else {"
            self.indent += 1
            known = len(self.scope)
            self.some(depth - 1)
            del self.scope[known:]
            self.indent -= 1
            self.put("}")

    def loop(self, depth):
        i, label = self.name("p"), self.name("L")
        count = self.random.randint(1, 12 if depth > 1 else 30)

        def body():
            self.scope.append((i, "int"))
            self.some(depth - 1)
            if self.random.random() < 0.4:
                self.put(f"if {self.expression('bool', 2)} {{ {self.random.choice(['continue', 'break'])} {label} }}")
            else:
                self.put(f"if {i} > 1000 {{ break {label} }}")
            self.assign()
        self.put(label + ":")
        self.block(f"for {i} := 0; {i} < {count}; {i}++", body)

    def switch(self, depth):
        type = self.random.choice([*INTEGERS, "string"])
        self.put(f"switch {self.expression(type)} {{")
        used = set()
        for _ in range(self.random.randint(1, 4)):
            value = self.literal(type)
            if value in used:
                continue
            used.add(value)
            self.put(f"case {value}:")
            self.indent += 1
            known = len(self.scope)
            self.some(depth - 1)
            del self.scope[known:]
            self.indent -= 1
        self.put("default:")
        self.indent += 1
        known = len(self.scope)
        self.some(depth - 1)
        del self.scope[known:]
        self.indent -= 1
        self.put("}")

    def range_text(self):
        i, r = self.name("p"), self.name("p")
        self.block(f"for {i}, {r} := range {self.expression('string')}",
                   lambda: self.put(f"sum.add(uint64({i}) << 32 ^ uint64({r}))"))

    def slice(self):
        """A slice that grows, is cut, is aliased, and read at an index that may be wrong."""
        type = self.any_type()
        s, t = self.name("p"), self.name("p")
        self.put(f"{s} := []{type}{{{', '.join(self.expression(type, 1) for _ in range(self.random.randrange(4)))}}}")
        i = self.name("p")
        self.block(f"for {i} := 0; {i} < {self.random.randint(0, 9)}; {i}++",
                   lambda: self.put(f"{s} = append({s}, {self.expression(type, 2)})"))
        self.put(f"{t} := {s}[len({s})/2:]")
        choice = self.random.randrange(4)
        if choice == 0:
            self.put(f"{t} = append({t}[:len({t}):len({t})], {s}...)")
        elif choice == 1:
            self.put(f"sum.add(uint64(copy({s}, {t})))")
        elif choice == 2:
            index = self.declare("int")
            self.put(f"{index} = {index} & 7")
            self.put(f"{s}[{index}] = {self.variable(type) if type in BASIC else type + '{}'}")
        else:
            self.block(f"for {i} := range {t}", lambda: self.put(f"{t}[{i}] = {self.expression(type, 2)}"))
        for list in (s, t):
            self.put(f"sum.add(uint64(len({list})))")
            self.block(f"for _, {i} := range {list}", lambda: self.note(type, i))

    def array(self):
        type = self.random.choice(BASIC)
        a, b, i = self.name("p"), self.name("p"), self.name("p")
        count = self.random.randint(1, 6)
        self.put(f"var {a} [{count}]{type}")
        self.block(f"for {i} := range {a}", lambda: self.put(f"{a}[{i}] = {self.expression(type, 2)}"))
        self.put(f"{b} := {a}")
        self.put(f"{b}[{self.random.randrange(count)}] = {self.expression(type, 2)}")
        self.put(f"sum.addBool({a} == {b})")
        self.block(f"for _, {i} := range {b}", lambda: self.note(type, i))

    def map(self):
        """A map that is filled, changed, and visited in an order that must not matter."""
        key = self.random.choice([t for t in [*BASIC, *self.structs] if t not in FLOATS])
        value = self.random.choice(list(INTEGERS))
        m, i, k, v = (self.name("p") for _ in range(4))
        self.put(f"{m} := {self.random.choice([f'make(map[{key}]{value})', f'map[{key}]{value}{{}}'])}")

        def fill():
            self.scope.append((i, "int"))
            operator = self.random.choice(["=", "+=", "^="])
            self.put(f"{m}[{self.expression(key, 2)}] {operator} {self.expression(value, 2)}")
            if self.random.random() < 0.4:
                self.put(f"delete({m}, {self.expression(key, 2)})")
        self.block(f"for {i} := 0; {i} < {self.random.choice([3, 9, 40, 200])}; {i}++", fill)
        total = self.name("p")
        self.put(f"var {total} {value}")
        self.block(f"for {k}, {v} := range {m}", lambda: (self.put(f"_ = {k}"), self.put(f"{total} += {v}")))
        self.put(f"sum.add(uint64({total}))")
        self.put(f"sum.add(uint64(len({m})))")
        self.put(f"if {v}, ok := {m}[{self.expression(key, 1)}]; ok {{ sum.add(uint64({v})) }}")

    def closure(self, depth):
        type, result = self.random.choice(BASIC), self.random.choice(list(INTEGERS))
        f, parameter = self.name("p"), self.name("p")

        def body():
            self.scope.append((parameter, type))
            self.some(depth - 1)
            self.put(f"return {self.expression(result)}")
        self.block(f"{f} := func({parameter} {type}) {result}", body)
        for _ in range(self.random.randint(1, 3)):
            argument = self.declare(type)
            self.put(f"sum.add(uint64({f}({argument})))")

    def defer(self, depth):
        """A function literal that defers, and perhaps panics and recovers: the results that are left say how."""
        result = self.name("p")
        self.put(f"sum.add(func() ({result} uint64) {{")
        self.indent += 1
        known = len(self.scope)
        self.put(f"defer func() {{ {result} = {result}*31 + {self.random.randrange(100)} }}()")
        if self.random.random() < 0.7:
            self.put(f"defer func() {{ {result} += describe(recover()) }}()")
        i = self.name("p")
        self.put(f"for {i} := 0; {i} < {self.random.randint(1, 5)}; {i}++ {{ "
                 f"defer func(n int) {{ {result} = {result}*7 + uint64(n) }}({i}) }}")
        self.some(depth - 1)
        if self.random.random() < 0.6:
            self.panic()
        self.put(f"return {result} + {self.expression('uint64')}")
        del self.scope[known:]
        self.indent -= 1
        self.put("}())")

    def panic(self):
        """A statement that panics, or may."""
        type = self.random.choice(list(INTEGERS))
        a, b = self.declare(type), self.declare(type)
        signed = self.declare("int")
        choice = self.random.randrange(9)
        if choice == 0:
            self.put(f"{a} = {a} {self.random.choice('/%')} ({b} & 1)")
        elif choice == 1:
            self.put(f"{a} = table_{type}[{signed} & 15]")
        elif choice == 2:
            self.put(f"if {self.expression('bool')} {{ panic({self.declared_value()}) }}")
        elif choice == 3:
            self.put(f"sum.add(uint64(len(text[{signed} & 31:])))")
        elif choice == 4 and is_signed(type):
            self.put(f"{a} = {a} << ({b} | -8)")
        elif choice == 5:
            self.put(f"sum.add(uint64(anything[{signed} & 7].(int)))")
        elif choice == 6:
            self.put(f"sum.add(uint64(anything[{signed} & 7].(shape).area({signed})))")
        elif choice == 7:
            self.put(f"sum.add(uint64(nodes[{signed} & 3].value))")
        else:
            self.put(f"sum.add(uint64(cap(make([]int32, {signed} % 100))))")

    def declared_value(self):
        return self.declare(self.random.choice([*INTEGERS, "string", "float64", *self.structs]))

    def interface(self):
        """A value of some type, told again by a type switch, compared, and asked for its methods."""
        x, y = self.name("p"), self.name("p")
        type = self.any_type()
        self.put(f"var {x} interface{{}} = {self.declare(type)}")
        self.put(f"var {y} interface{{}} = {self.declare(self.random.choice([type, self.any_type()]))}")
        self.put(f"sum.addBool({x} == {y})")
        self.put(f"sum.add(describe({x}))")
        value = self.declare("int")
        self.put(f"for _, {x} := range shapes {{ sum.add(uint64({x}.area({value}))); "
                 f"sum.add(uint64(hash({x}.name()))) }}")

    def call_pure(self):
        type = self.any_type()
        self.declare(type, self.call(type, 3))

    def show(self):
        chosen = self.random.sample(self.scope, min(len(self.scope), 3))
        shown = [name for name, type in chosen if type in BASIC and type != "string"]
        shown += [f"short({name})" for name, type in chosen if type == "string"]
        if shown:
            self.put(f"println({', '.join(shown)})")

    def some(self, depth):
        for _ in range(self.random.randint(1, 3)):
            self.statement(depth)

    def statement(self, depth):
        plain = [self.assign, self.assign, self.assign_two, self.declare, self.range_text, self.slice, self.array,
                 self.map, self.interface, self.call_pure]
        nested = [self.condition, self.loop, self.switch, self.closure, self.defer]
        if depth > 0 and self.random.random() < 0.45:
            self.random.choice(nested)(depth)
        else:
            self.random.choice(plain)()
        name, type = self.random.choice(self.scope)
        self.note(type, name)
