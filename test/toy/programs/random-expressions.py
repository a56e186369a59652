# random-expressions.py -- 1,500 random expressions have the values that Python computes for them.
# REQUIRES: release
# RUN: %python %s generate > %t.toy && %python %s expect > %t.expected
# RUN: %toy %t.toy -o %t && %t > %t.out && diff %t.expected %t.out
import random
import sys

FUNCTIONS, EXPRESSIONS, DEPTH = 30, 50, 6
INTERESTING = [0, 1, -1, 2, -2, 7, 63, 64, 65, 1 << 31, -(1 << 31), (1 << 32) + 5, (1 << 63) - 1, -(1 << 63),
               0x0123456789ABCDEF]
TEXT = "predawn!"
LOCALS, GLOBALS = "abcdefgh", ["g0", "g1", "g2"]


def wrap(n):
    return (n + (1 << 63)) % (1 << 64) - (1 << 63)


def quotient(a, b):
    q = abs(a) // abs(b)
    return wrap(q if (a < 0) == (b < 0) else -q)


OPERATIONS = {
    "+": lambda a, b: wrap(a + b),
    "-": lambda a, b: wrap(a - b),
    "*": lambda a, b: wrap(a * b),
    "&": lambda a, b: a & b,
    "|": lambda a, b: a | b,
    "^": lambda a, b: a ^ b,
    "&^": lambda a, b: a & ~b,
}
COMPARISONS = {
    "==": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
}


class Generator:
    """Makes expressions as pairs of text and value, from one stream of random numbers."""

    def __init__(self):
        self.random = random.Random(20)
        self.values = {}

    def variables(self, names):
        for name in names:
            self.values[name] = self.random.choice(INTERESTING)

    def leaf(self):
        if self.random.random() < 0.25:
            # Constants stand alone nowhere: an operation on two of them would be the compiler's, which overflows.
            n = self.random.choice(INTERESTING)
            return f"same({n})", n
        name = self.random.choice(list(self.values))
        return name, self.values[name]

    def constant(self):
        return self.random.choice(INTERESTING)

    def integer(self, depth):
        if depth == 0:
            return self.leaf()
        kind = self.random.randrange(12)
        a, x = self.integer(depth - 1)
        if kind < 5:
            operation = self.random.choice(list(OPERATIONS))
            b, y = self.integer(self.random.randrange(depth))
            if self.random.random() < 0.2:
                y = self.constant()
                b = str(y)
            return f"({a} {operation} {b})", OPERATIONS[operation](x, y)
        if kind == 5:
            b, y = self.integer(self.random.randrange(depth))
            y |= 1
            b = f"({b} | 1)"
            if self.random.random() < 0.4:
                y = self.random.choice([1, -1, 2, 3, -7, 8, 1024, 1 << 30, 1 << 40])
                b = str(y)
            if self.random.random() < 0.5:
                return f"({a} / {b})", quotient(x, y)
            return f"({a} % {b})", wrap(x - quotient(x, y) * y)
        if kind == 6:
            b, y = self.integer(self.random.randrange(depth))
            b, y = f"({b} & 127)", y & 127
            if self.random.random() < 0.4:
                y = self.random.choice([0, 1, 5, 63, 64, 200])
                b = str(y)
            if self.random.random() < 0.5:
                return f"({a} << {b})", wrap(x << y)
            return f"({a} >> {b})", x >> y
        if kind == 7:
            operation, value = self.random.choice([("-", wrap(-x)), ("^", ~x), ("+", x)])
            return f"({operation}({a}))", value
        if kind == 8:
            condition, holds = self.boolean(depth - 1)
            b, y = self.integer(self.random.randrange(depth))
            return f"pick({condition}, {a}, {b})", x if holds else y
        if kind == 9:
            return f"int(text[({a}) & 7])", ord(TEXT[x & 7])
        if kind == 10:
            others = [self.integer(self.random.randrange(min(depth, 3))) for _ in range(7)]
            value = x
            for _, y in others:
                value = wrap(value * 3 + y)
            return f"mix({a}, {', '.join(b for b, _ in others)})", value
        return f"len(part({a}))", x & 7

    def boolean(self, depth):
        if depth > 0 and self.random.random() < 0.4:
            a, p = self.boolean(depth - 1)
            b, q = self.boolean(depth - 1)
            if self.random.random() < 0.3:
                return f"!({a})", not p
            if self.random.random() < 0.5:
                return f"({a} && {b})", p and q
            return f"({a} || {b})", p or q
        a, x = self.integer(depth)
        b, y = self.integer(self.random.randrange(depth + 1))
        operation = self.random.choice(list(COMPARISONS))
        return f"({a} {operation} {b})", COMPARISONS[operation](x, y)


PRELUDE = f"""var text = "{TEXT}"

func same(n int) int {{
	return n
}}

func pick(first bool, a, b int) int {{
	if first {{
		return a
	}}
	return b
}}

func mix(a, b, c, d, e, f, g, h int) int {{
	return ((((((a*3+b)*3+c)*3+d)*3+e)*3+f)*3+g)*3 + h
}}

func part(n int) string {{
	return text[:n&7]
}}
"""


def main():
    generator = Generator()
    source, expected, calls = [PRELUDE], [], []
    generator.variables(GLOBALS)
    for name in GLOBALS:
        source.append(f"var {name} = {generator.values[name]}")
    shared = dict(generator.values)
    for number in range(FUNCTIONS):
        generator.values = dict(shared)
        generator.variables(LOCALS)
        # The last two parameters come on the stack.
        source.append(f"func test{number}({', '.join(LOCALS)} int) {{")
        calls.append(f"\ttest{number}({', '.join(str(generator.values[name]) for name in LOCALS)})")
        for _ in range(EXPRESSIONS):
            if generator.random.random() < 0.2:
                text, value = generator.boolean(DEPTH)
                expected.append("true" if value else "false")
                source.append(f"\tprintln({text})")
                continue
            text, value = generator.integer(DEPTH)
            if generator.random.random() < 0.5:
                name = generator.random.choice(LOCALS)
                source.append(f"\t{name} = {text}\n\tprintln({name})")
                generator.values[name] = value
            else:
                source.append(f"\tprintln({text})")
            expected.append(str(value))
        source.append("}")
    source.append("func main() {\n" + "\n".join(calls) + "\n}")
    print("\n".join(source if sys.argv[1] == "generate" else expected))


main()
