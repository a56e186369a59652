# random-values.py -- programs that store, copy and compare random values of every type keep what Python keeps.
# RUN: %python %s generate > %t.toy && %python %s expect > %t.expected
# RUN: %toy %t.toy -o %t && %each-mmax %t > %t.out && diff %t.expected %t.out
import random
import sys

TYPES, FUNCTIONS, STATEMENTS, DEPTH = 24, 40, 25, 3
INTEGERS = {"int8": (8, True), "uint8": (8, False), "int16": (16, True), "uint16": (16, False), "int32": (32, True),
            "uint32": (32, False), "int": (64, True), "uint64": (64, False)}
FLOATS = [0.0, 1.5, -2.25, 1e10, 0.125, 3.0]
TEXTS = ["", "a", "bc", "predawn", "\u00e9"]


def wrap(n, kind):
    bits, is_signed = INTEGERS[kind]
    n %= 1 << bits
    return n - (1 << bits) if is_signed and n >> (bits - 1) else n


def quoted(s):
    return '"' + s + '"'


class Type:
    """A type by its name in the program, and its parts: ("struct", [(field, type)]) or ("array", count, type)."""

    def __init__(self, name, shape):
        self.name, self.shape = name, shape


class Generator:
    """Random types, values and functions, from one stream of random numbers; values are Python's lists and scalars."""

    def __init__(self):
        self.random = random.Random(7)
        self.types = [Type(name, ("integer",)) for name in INTEGERS]
        self.types += [Type("float64", ("real",)), Type("string", ("text",)), Type("bool", ("bool",))]
        self.source, self.expected = [], []

    def make_type(self, number):
        parts = [self.random.choice(self.types) for _ in range(self.random.randrange(1, 6))]
        if self.random.random() < 0.3:
            count = self.random.randrange(1, 5)
            self.source.append(f"type T{number} [{count}]{parts[0].name}")
            made = Type(f"T{number}", ("array", count, parts[0]))
        else:
            fields = [(f"f{i}", part) for i, part in enumerate(parts)]
            body = "".join(f"\t{name} {part.name}\n" for name, part in fields)
            self.source.append(f"type T{number} struct {{\n{body}}}")
            made = Type(f"T{number}", ("struct", fields))
        if self.size(made) <= 40:
            self.types.append(made)

    def size(self, type):
        return sum(self.size(part) for _, part in self.parts(type)) or 1

    def parts(self, type):
        if type.shape[0] == "struct":
            return [("." + name, part) for name, part in type.shape[1]]
        if type.shape[0] == "array":
            return [(f"[{i}]", type.shape[2]) for i in range(type.shape[1])]
        return []

    def value(self, type):
        kind = type.shape[0]
        if kind == "integer":
            return wrap(self.random.choice([0, 1, -1, 100, 127, 128, 255, 256, 1 << 31, 1 << 63, 12345]), type.name)
        if kind == "real":
            return self.random.choice(FLOATS)
        if kind == "text":
            return self.random.choice(TEXTS)
        if kind == "bool":
            return self.random.random() < 0.5
        return [self.value(part) for _, part in self.parts(type)]

    def literal(self, type, value):
        kind = type.shape[0]
        if kind == "text":
            return quoted(value)
        if kind == "bool":
            return "true" if value else "false"
        if kind in ("integer", "real"):
            return f"{type.name}({value})"
        return type.name + "{" + ", ".join(self.literal(part, v) for (_, part), v in
                                           zip(self.parts(type), value)) + "}"

    def leaves(self, type, value, path=""):
        if not self.parts(type):
            return [(path, type, value)]
        return [leaf for (step, part), v in zip(self.parts(type), value) for leaf in self.leaves(part, v, path + step)]

    def copy(self, value):
        return [self.copy(part) for part in value] if isinstance(value, list) else value

    def printed(self, type, value):
        if type.shape[0] == "bool":
            return "true" if value else "false"
        if type.shape[0] == "real":
            mantissa, exponent = f"{value:+.6e}".split("e")
            return f"{mantissa}e{int(exponent):+04d}"
        return str(value)

    def show(self, name, type, value):
        leaves = self.leaves(type, value)
        if len(leaves) > 8:
            leaves = self.random.sample(leaves, 8)
        arguments = ", ".join(name + path for path, _, _ in leaves)
        self.source.append(f"\tprintln({arguments})")
        self.expected.append(" ".join(self.printed(part, v) for _, part, v in leaves))

    # A function that gives its arguments back in another order, changed in one place that the caller must not see.
    def function(self, number):
        parameters = [(f"p{i}", self.random.choice(self.types)) for i in range(self.random.randrange(1, 7))]
        results = [self.random.choice(parameters) for _ in range(self.random.randrange(1, 5))]
        listed = ", ".join(f"{name} {type.name}" for name, type in parameters)
        gives = ", ".join(type.name for _, type in results)
        self.source.append(f"func call{number}({listed}) ({gives}) {{")
        for name, type in parameters:
            if self.random.random() < 0.3:
                self.source.append(f"\tq{name} := &{name}\n\t*q{name} = {name}")
        self.source.append("\tresult := func_number\n\tfunc_number = result + 1")
        self.source.append("\treturn " + ", ".join(name for name, _ in results) + "\n}")
        self.source.append(f"func test{number}() {{")
        values = {}
        for name, type in parameters:
            values[name] = self.value(type)
            form = self.random.randrange(3)
            literal = self.literal(type, values[name])
            if form == 0:
                self.source.append(f"\t{name} := {literal}")
            elif form == 1:
                self.source.append(f"\tvar {name} {type.name}\n\t{name} = {literal}")
            else:
                self.source.append(f"\tbox{name} := new({type.name})\n\t*box{name} = {literal}\n\t{name} := *box{name}")
            self.source.append(f"\t_ = {name}")
        targets = [f"r{i}" for i in range(len(results))]
        self.source.append(f"\t{', '.join(targets)} := call{number}({', '.join(name for name, _ in parameters)})")
        found = [(target, type, self.copy(values[name])) for target, (name, type) in zip(targets, results)]
        for target, type, value in found:
            self.show(target, type, value)
        variables = [(name, type, self.copy(values[name])) for name, type in parameters] + found
        for step in range(STATEMENTS):
            self.statement(variables, f"{number}_{step}")
        self.source.append("}")

    def statement(self, variables, number):
        at = self.random.randrange(len(variables))
        name, type, value = variables[at]
        same = [(n, v) for n, t, v in variables if t is type]
        other, other_value = self.random.choice(same)
        form = self.random.randrange(7)
        if form == 0:
            self.source.append(f"\tprintln({name} == {other}, {other} != {name})")
            equal = value == other_value
            self.expected.append(f"{str(equal).lower()} {str(not equal).lower()}")
        elif form == 1:
            new = self.value(type)
            self.source.append(f"\t{name} = {self.literal(type, new)}")
            variables[at] = (name, type, new)
        elif form == 2:
            self.source.append(f"\t{name} = {other}")
            variables[at] = (name, type, self.copy(other_value))
        elif form == 3:
            self.source.append(f"\ts{number} := []{type.name}{{{name}, {other}, {self.literal(type, value)}}}\n"
                               f"\ts{number} = append(s{number}, s{number}[1:]...)\n\t{name} = s{number}[3]")
            variables[at] = (name, type, self.copy(other_value))
            self.source.append(f"\tprintln(len(s{number}), s{number}[0] == s{number}[2])")
            # The last of the three is the value as it was.
            self.expected.append("5 true")
        elif form == 4:
            key = self.value(type)
            self.source.append(f"\tm{number} := map[{type.name}]{type.name}{{{self.literal(type, key)}: {other}}}\n"
                               f"\tv{number}, ok{number} := m{number}[{self.literal(type, key)}]\n"
                               f"\tprintln(ok{number}, v{number} == {other}, len(m{number}))")
            self.expected.append("true true 1")
        elif form == 5:
            self.source.append(f"\tc{number} := make(chan {type.name}, 1)\n\tc{number} <- {other}\n"
                               f"\t{name} = <-c{number}")
            variables[at] = (name, type, self.copy(other_value))
        else:
            self.change_leaf(variables, at)
        name, type, value = variables[at]
        self.show(name, type, value)

    def change_leaf(self, variables, at):
        name, type, value = variables[at]
        paths = self.leaves(type, value)
        chosen = self.random.randrange(len(paths))
        path, part, old = paths[chosen]
        if part.shape[0] == "integer":
            amount = self.random.randrange(1, 100)
            operation, new = self.random.choice([("+", old + amount), ("-", old - amount), ("*", old * amount)])
            new = wrap(new, part.name)
            self.source.append(f"\t{name}{path} {operation}= {amount}")
        elif part.shape[0] == "real":
            new = old * 2 + 1
            self.source.append(f"\t{name}{path} = {name}{path}*2 + 1")
        elif part.shape[0] == "text":
            new = (old + "x")[-10:] if old.isascii() else "y"
            self.source.append(f"\t{name}{path} = {quoted(new)}")
        else:
            new = not old
            self.source.append(f"\t{name}{path} = !{name}{path}")
        variables[at] = (name, type, self.replaced(type, value, [chosen], new))

    def replaced(self, type, value, skip, new):
        if not self.parts(type):
            skip[0] -= 1
            return new if skip[0] == -1 else value
        return [self.replaced(part, v, skip, new) for (_, part), v in zip(self.parts(type), value)]


def main():
    generator = Generator()
    for number in range(TYPES):
        generator.make_type(number)
    generator.source.append("var func_number int")
    for number in range(FUNCTIONS):
        generator.function(number)
    calls = "".join(f"\ttest{number}()\n" for number in range(FUNCTIONS))
    generator.source.append(f"func main() {{\n{calls}\tprintln(func_number)\n}}")
    generator.expected.append(str(FUNCTIONS))
    print("\n".join(generator.source if sys.argv[1] == "generate" else generator.expected))


main()
