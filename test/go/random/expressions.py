# expressions.py -- random expressions of Go, of a type that is asked for.
#
# None panics and none has an effect, so that the order in which compilers evaluate its parts does not show; and none
# is constant, because compilers refuse constants that overflow. What a shift or a division needs for that is added:
# a divisor is made odd, a count unsigned. Where a program is to panic, a statement of its own does it (statements.py).

INTEGERS = {"int8": 8, "int16": 16, "int32": 32, "int64": 64, "int": 64,
            "uint8": 8, "uint16": 16, "uint32": 32, "uint64": 64, "uint": 64, "uintptr": 64}
FLOATS = ("float32", "float64")
TEXTS = ['""', '"a"', '"predawn"', '"\\u00e9t\\u00e9"', '"\\xff\\xfe"', '"\\u4e16\\u754c"', '"0123456789abcdef"']
FLOAT_TEXTS = ["0", "1.5", "-2.25", "1e10", "0.1", "-3", "1e-7", "123456.789"]
BASIC = (*INTEGERS, *FLOATS, "string", "bool")


def is_signed(type):
    return not type.startswith("u")


def range_of(type):
    bits = INTEGERS[type]
    return (-(1 << bits - 1), (1 << bits - 1) - 1) if is_signed(type) else (0, (1 << bits) - 1)


class Expressions:
    """Makes expressions from one stream of random numbers. `scope` holds pairs of a variable's name and its type."""

    def __init__(self, random):
        self.random = random
        self.scope = []
        self.pure = []      # (name, types of the parameters, type of the result): functions without effects
        self.structs = {}   # name: [(field, type)]

    def some_integer(self, type):
        low, high = range_of(type)
        near = [low, low + 1, high, high - 1, 0, 1, 2, 3, 7, 10, 100, high // 3, 1 << INTEGERS[type] // 2 - 1]
        if self.random.random() < 0.3:
            return self.random.randint(low, high)
        return self.random.choice(near)

    def literal(self, type):
        if type in INTEGERS:
            return str(self.some_integer(type))
        if type in FLOATS:
            return self.random.choice(FLOAT_TEXTS)
        if type == "string":
            return self.random.choice(TEXTS)
        return self.random.choice(["true", "false"])

    def variable(self, type):
        """A variable of this type, or an element of the table of such values."""
        names = [name for name, its in self.scope if its == type]
        if names and self.random.random() < 0.85:
            return self.random.choice(names)
        return f"table_{type}[{self.random.randrange(8)}]"

    def expression(self, type, depth=3):
        if type in self.structs:
            return self.composite(type, depth)
        if depth == 0:
            return self.variable(type)
        made = None
        if self.random.random() < 0.15:
            made = self.call(type, depth)
        if made is None:
            made = (self.integer(type, depth) if type in INTEGERS else self.real(type, depth) if type in FLOATS else
                    self.text(depth) if type == "string" else self.truth(depth))
        return made

    def composite(self, type, depth):
        names = [name for name, its in self.scope if its == type]
        if names and (depth == 0 or self.random.random() < 0.6):
            return self.random.choice(names)
        fields = self.structs[type]
        if self.random.random() < 0.3:
            fields = self.random.sample(fields, self.random.randint(0, len(fields)))
        inner = ", ".join(f"{name}: {self.expression(its, max(depth - 1, 0))}" for name, its in fields)
        return f"{type}{{{inner}}}"

    def call(self, type, depth):
        fitting = [f for f in self.pure if f[2] == type]
        if not fitting:
            return None
        name, parameters, _ = self.random.choice(fitting)
        return f"{name}({', '.join(self.expression(p, depth - 1) for p in parameters)})"

    def integer(self, type, depth):
        form = self.random.randrange(12)
        first = self.expression(type, depth - 1)
        if form < 4:
            operator = self.random.choice(["+", "-", "*", "&", "|", "^", "&^"])
            right = self.literal(type) if self.random.random() < 0.3 else self.expression(type, depth - 1)
            if operator == "-" and right.startswith("-"):
                right = f"({right})"
            return f"({first} {operator} {right})"
        if form < 6:
            operator = self.random.choice(["<<", ">>"])
            if self.random.random() < 0.5:
                return f"({first} {operator} {self.random.choice([0, 1, 3, 7, 8, 15, 31, 32, 63, 64, 65])})"
            other = self.random.choice([t for t in INTEGERS if not is_signed(t)])
            return f"({first} {operator} ({self.expression(other, depth - 1)} & {self.random.choice([7, 63, 127])}))"
        if form < 8:
            operator = self.random.choice(["/", "%"])
            if self.random.random() < 0.4:
                return f"({first} {operator} {self.random.choice([1, 2, 3, 7, 10, 64, 100, 127])})"
            return f"({first} {operator} ({self.expression(type, depth - 1)} | 1))"
        if form == 8:
            return f"({self.random.choice('-^')}{first})"
        if form == 9:
            return f"{type}({self.expression(self.random.choice(list(INTEGERS)), depth - 1)})"
        if form == 10:
            return f"{type}(truncated(float64({self.expression(self.random.choice(FLOATS), depth - 1)})))"
        text = self.expression("string", depth - 1)
        return f"{type}({self.random.choice(['len', 'runes', 'hash'])}({text}))"

    def real(self, type, depth):
        form = self.random.randrange(6)
        first = self.expression(type, depth - 1)
        if form < 4:
            right = self.literal(type) if self.random.random() < 0.3 else self.expression(type, depth - 1)
            operator = self.random.choice("+-*/")
            if operator == "/" and right == "0":
                right = "4"
            return f"({first} {operator} {f'({right})' if right.startswith('-') else right})"
        if form == 4:
            return f"(-{first})"
        return f"{type}({self.expression(self.random.choice([*INTEGERS, *FLOATS]), depth - 1)})"

    def text(self, depth):
        form = self.random.randrange(6)
        first = self.expression("string", depth - 1)
        if form < 2:
            return f"short({first} + {self.expression('string', depth - 1)})"
        if form == 2:
            return f"cut({first}, {self.expression('int', depth - 1)}, {self.expression('int', depth - 1)})"
        if form == 3:
            return f"string(rune({self.expression('int32', depth - 1)}))"
        if form == 4:
            return self.random.choice([f"string([]byte({first}))", f"string([]rune({first}))"])
        return f"decimal(int64({self.expression(self.random.choice(list(INTEGERS)), depth - 1)}))"

    def truth(self, depth):
        form = self.random.randrange(5)
        if form == 0:
            return f"(!{self.expression('bool', depth - 1)})"
        if form == 1:
            operator = self.random.choice(["&&", "||", "==", "!="])
            return f"({self.expression('bool', depth - 1)} {operator} {self.expression('bool', depth - 1)})"
        if form == 2 and self.structs:
            type = self.random.choice(list(self.structs))
            names = [name for name, its in self.scope if its == type]
            if names:
                return f"({self.random.choice(names)} == ({self.expression(type, depth - 1)}))"
        type = self.random.choice([*INTEGERS, *FLOATS, "string"])
        operator = self.random.choice(["==", "!=", "<", "<=", ">", ">="])
        return f"({self.expression(type, depth - 1)} {operator} {self.expression(type, depth - 1)})"
