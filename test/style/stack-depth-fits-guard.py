# No path of the runtime on a goroutine's stack is deeper than the guard below a segment's limit; none asks for more.
#
# Every function that a compiled program may call is followed through the library's code, instruction by instruction:
# over branches, tail jumps and direct calls, with the bytes between its caller's stack pointer and its own. A path
# ends where the stack is left for another one (rt0_on_system_stack, __morestack, a switch), so what dies or allocates
# there does not count. What cannot be followed is a violation: recursion, an unknown change of rsp, an indirect call
# but those of by_pointer. So is a split-stack prologue: the runtime would ask for a segment while it holds a lock.
# RUN: %python %s
import os
import re
import sys
import tempfile

import style

# A switch goes on on a stack of the same shape: the frame that the other goroutine left there when it switched.
same_shape = "rt0_switch"

# Functions whose indirect jump leads nowhere deeper on this stack, with the reason.
jumps_allowed = {
    "rt0_on_system_stack": "taken only where the g0's stack is the current one",
    "rt0_call_with_room": "taken only where there is the room that is asked for",
    "rt0_switch": "to where another goroutine goes on, as its own return",
}

# The assembler procedures that go on in __morestack, as compiled prologues do.
callers_of_morestack = re.compile(r"rt0_call_with_(stack|room)|(__|rt0_)morestack\w*")

# Who calls through the tables of pd_alg, and which functions of the runtime those may hold there. They may hold the
# program's as well: these check their stack, so a return address is all they take of the guard, and for __morestack
# there is room of its own; but a leaf that clang does not let check uses its red zone, which that room holds in part.
leaf_algorithm = re.compile(r"_ZN7predawn[\w.]*\d+alg_(?!interface)[\w.]*_(hash|equal)[\w.]+")
algorithm = re.compile(r"_ZN7predawn[\w.]*\d+(alg_[\w.]*|foreign_key)_(hash|equal)[\w.]+")
by_pointer = [
    (re.compile(r"[\w.]*\d+alg_interface_[\w.]+|pd_(any|iface)_(equal|hash)"), leaf_algorithm),
    # Only the program's functions, and what says that a method of a value has panicked.
    (re.compile(r"pd_defer_return|rt0_call_deferred|[\w.]*(value_text|panics_text|values_ask)[\w.]*"),
     re.compile(r"[\w.]*text_failed[\w.]*")),
    (re.compile(r"[\w.]*(panic_loop|go_on)[\w.]*"), re.compile(r"[\w.]*(deferred|gccgo)_resume[\w.]*")),
    (re.compile(r"runtime\.deferreturn|gccgo_call_timer"), re.compile(r"(?!)")),
    (re.compile(r"[\w.]*\d(find_or_)?makeERKNS0_4PairE"), re.compile(r"[\w.]*match_methods[\w.]*")),
    # What a descriptor of gccgo's names. (That it is of interfaces is so for keys of maps only, which have their room.)
    (re.compile(r"gccgo_call"), re.compile(r"runtime\.(mem|str|pointer|[fc]\d+)(equal|hash)\d*")),
    (re.compile(r"runtime\.\w*hash\d*|[\w.]*hash_value[\w.]*"), leaf_algorithm),
    (re.compile(r"[\w.]*map_foreign_[\w.]+"), algorithm),
    (re.compile(r"[\w.]*map_(grow|fill|mark_needed|hash_slot)[\w.]+"), algorithm),
    (re.compile(r"[\w.]*map_[\w.]+"), leaf_algorithm),
]
foreign_bytes = 8 + 128 - 96

# What looks itself whether there is stack for it, as a prologue would: its need is compared with a limit of its own.
looks_for_room = re.compile(r"[\w.]*map_foreign_run[\w.]+")

# What runs where so much of the stack is asked for above the limit: runtime/recover.cpp's loops.
loop = re.compile(r"[\w.]*\d(panic|goexit)_loopEPv")
loop_room = re.search(r"loop_room_bytes = (\d+);", style.read("runtime/recover.cpp"))

# A fault goes on here, below the red zone of what has faulted, if so much of the segment is left (runtime/fault.cpp):
# what it takes until it asks for room. Nothing has called it, so it has no return address.
fault_entry = "rt0_fault"
raise_bytes = re.search(r"raise_bytes = checked \? (\d+) : (\d+);", style.read("runtime/fault.cpp"))

# What asks for the room that its frame takes, beside what the engine does (runtime/gccgo).
asks_for_room = re.compile(r"[\w.]*gccgo_select_runIL[lx](\d+)[\w.]*|[\w.]*raise_here[\w.]*|[\w.]*\d+hash_valueEPv")

# The same of what Go's packages call (runtime/gccgo/packages/room.h).
in_room = re.compile(r"[\w.]*\d+run_in_roomI[\w.]*")
room_bytes = re.search(r"room_bytes = checked \? (\d+) : (\d+);", style.read("runtime/gccgo/packages/room.h"))

# gccgo_call_registers has the room for the arguments that it pushes.
packages = (r"(runtime|sync|sync_1atomic|time|os|syscall|reflect|internal_1\w+|runtime_1\w+)\.(?!\.)\w+|"
            r"gccgo_(?!call_registers)\w+")
root_name = re.compile(packages + "|" + in_room.pattern + r"|__go_\w+|_Unwind_Resume|" + asks_for_room.pattern + "|"
                       r"pd_\w+|mem(cpy|move|set|cmp)|rt0_up_deferred_on|rt0_up_goexit|__morestack\w*|"
                       r"_ZN7predawn\w*\d+alg_\w+|rt0_fault|" + loop.pattern + "|" + looks_for_room.pattern)
instruction = re.compile(r"^ *([0-9a-f]+):\t(?:(?:lock|rep|repz|repnz|bnd|notrack|data16|cs) )*(\S+) *([^#\n]*)", re.M)


class Unknown(Exception):
    """Something on a path that cannot be followed."""


class Need:
    """What a call of a function takes: bytes with the return address, the path that takes them, whether it returns."""

    def __init__(self, bytes_, path, returns):
        self.bytes, self.path, self.returns = bytes_, path, returns


def number(text):
    value = int(text, 16) if text.startswith("0x") else int(text, 0)
    return value - (1 << 64) if value >= 1 << 63 else value


class Code:
    """The instructions of a linked library, and the depth of what they do."""

    def __init__(self, listing, symbols):
        self.at = {}  # address: (mnemonic, operands, next address)
        rows = [(int(m[0], 16), m[1], m[2].strip()) for m in instruction.findall(listing)]
        for row, following in zip(rows, rows[1:] + [(None, "", "")]):
            self.at[row[0]] = (row[1], row[2], following[0])
        self.names, self.owner = {}, {}
        for address, name, size in symbols:
            self.names.setdefault(address, name)
            self.owner.update({a: (address, name) for a in range(address, address + size) if a in self.at})
        self.needs, self.open = {}, []

    def name(self, address):
        return self.owner.get(address, (0, hex(address)))[1]

    def need(self, entry):
        """The Need of a call of the function at this address."""
        if entry in self.open:
            cycle = [self.name(a) for a in self.open[self.open.index(entry):]] + [self.name(entry)]
            raise Unknown("recursion: " + " -> ".join(cycle))
        if entry == 0:
            return Need(8, [], True)  # a function of the program's, or of a package: checks its own stack
        if entry not in self.needs:
            if entry not in self.at:
                raise Unknown("call of an unknown address")
            self.open.append(entry)
            try:
                self.needs[entry] = self.walk(entry)
            except Unknown as unknown:
                raise Unknown(f"{self.name(entry)}: {unknown}") from None
            finally:
                self.open.pop()
        return self.needs[entry]

    def walk(self, entry):
        """Follows a function. The depth counts its return address, which its caller's `call` has pushed."""
        best, returns = Need(0, [], False), False
        seen = {}
        todo = [(entry, 8, None)]
        while todo:
            address, depth, frame = todo.pop()
            if address is None or seen.get(address, -1) >= depth:
                continue
            if depth > 1 << 23:
                raise Unknown("the depth grows in a loop")
            seen[address] = depth
            mnemonic, operands, following = self.at[address]
            depth, frame, touched, left = self.step(address, depth, frame)
            if touched > best.bytes:
                best = Need(touched, [(self.name(address), touched)], False)
            if left or mnemonic.startswith(("ret", "ud2", "hlt")):
                returns = returns or left or mnemonic.startswith("ret")
                continue
            target = re.match(r"([0-9a-f]+) <", operands)
            if mnemonic.startswith("call"):
                callee = self.called(address, target)
                if depth + callee.bytes > best.bytes:
                    best = Need(depth + callee.bytes, [(self.name(address), depth)] + callee.path, False)
                if not callee.returns or self.owner.get(following, 0) != self.owner.get(address, 0):
                    continue
            elif mnemonic.startswith("j"):
                if target:
                    todo.append((int(target.group(1), 16), depth, frame))
                elif any(caller.fullmatch(self.name(address)) for caller, _ in by_pointer):
                    callee = self.called(address, target)  # It returns for us, and the return address is ours.
                    returns = True
                    if depth - 8 + callee.bytes > best.bytes:
                        best = Need(depth - 8 + callee.bytes, [(self.name(address), depth)] + callee.path, False)
                elif self.name(address) not in jumps_allowed:
                    raise Unknown(f"indirect jump at {self.place(address)}")
                else:
                    returns = True
                if mnemonic == "jmp":
                    continue
            todo.append((following, depth, frame))
        best.returns = returns
        return best

    def called(self, address, target):
        if target:
            callee = int(target.group(1), 16)
            if looks_for_room.fullmatch(self.name(callee)):
                return Need(8, [], True)
            need = self.need(callee)
            return Need(0, [], True) if self.name(callee) == "__morestack" else need  # that has room of its own
        for caller, callee in by_pointer:
            if caller.fullmatch(self.name(address)):
                needs = [self.need(a) for a, name in self.names.items() if callee.fullmatch(name)]
                return max([*needs, Need(foreign_bytes, [("a function of the program", 8)], True)],
                           key=lambda need: need.bytes)
        raise Unknown(f"indirect call at {self.place(address)}")

    def place(self, address):
        return f"{self.name(address)}+{address - self.owner.get(address, (address, ''))[0]:#x}"

    def step(self, address, depth, frame):
        """The depth and the frame's depth behind an instruction; the depth it touched; whether the stack is left."""
        mnemonic, operands, _ = self.at[address]
        touched = depth
        for offset in re.findall(r"-(0x[0-9a-f]+)\(%rsp[,)]", operands if mnemonic != "lea" else ""):
            touched = max(touched, depth + int(offset, 16))  # below rsp: the red zone
        if mnemonic.startswith("push"):
            depth += 8
        elif mnemonic.startswith("pop"):
            depth -= 8
        elif mnemonic == "leave":
            depth = frame - 8
        elif operands == "%rsp,%rbp" and mnemonic == "mov":
            frame = depth
        elif operands.endswith(",%rsp"):
            return self.step_rsp(address, depth, frame, touched)
        return depth, frame, max(touched, depth), False

    def step_rsp(self, address, depth, frame, touched):
        mnemonic, operands, _ = self.at[address]
        source = operands[:-len(",%rsp")]
        if mnemonic in ("cmp", "test"):
            pass
        elif mnemonic in ("sub", "add") and source.startswith("$"):
            depth += number(source[1:]) * (1 if mnemonic == "sub" else -1)
        elif mnemonic == "and" and source.startswith("$"):
            depth += -number(source[1:]) - 8
        elif mnemonic == "lea" and source.endswith("(%rsp)"):
            depth -= number(source[:-len("(%rsp)")] or "0")
        elif mnemonic == "lea" and source.endswith("(%rbp)") and frame is not None:
            depth = frame - number(source[:-len("(%rbp)")] or "0")
        elif mnemonic == "mov" and source == "%rbp" and frame is not None:
            depth = frame
        elif mnemonic == "mov" and self.name(address).startswith(same_shape):
            pass
        elif mnemonic == "mov" and self.name(address).startswith(("rt0_", "__morestack")):
            return depth, frame, touched, True  # on another stack from here on
        else:
            raise Unknown(f"rsp changes in an unknown way at {self.place(address)}: {mnemonic} {operands}")
        return depth, frame, max(touched, depth), False


def code_of(library):
    """The library as linked into one file, so that every direct call has its address."""
    with tempfile.TemporaryDirectory() as folder:
        linked = os.path.join(folder, "linked")
        go_libraries = [os.path.join(os.path.dirname(library), f"libpredawn-{name}.a") for name in ("go", "packages")]
        archives = [path for path in go_libraries if os.path.exists(os.path.join(style.root, path))] + [library]
        style.output_of("ld", "--whole-archive", *archives, "--defsym", "main.main=0", "-e", "0",
                        "--unresolved-symbols=ignore-all", "-o", linked)
        # -D, because NASM types the local labels behind macros as data.
        listing = style.output_of("objdump", "-Dw", "-j", ".text", "--no-show-raw-insn", linked)
        rows = re.findall(r"^ *\d+: ([0-9a-f]+) +(\w+) FUNC +\w+ +\w+ +\d+ (\S+)$",
                          style.output_of("readelf", "-sW", linked), re.M)
    # A size over 99,999 is printed in hexadecimal.
    return Code(listing, [(int(value, 16), name, int(size, 0)) for value, size, name in rows])


def guard_bytes(is_checked):
    """Of runtime/limits.h, for the checked or the other builds: guard_runtime_bytes, guard_morestack_bytes,
    map_foreign_stack_bytes; and raise_bytes of runtime/fault.cpp."""
    limits = style.read("runtime/limits.h")
    morestack = re.search(r"guard_morestack_bytes = (\d+);", limits)
    runtime, foreign = (re.search(name + r" = checked \? (\d+) : (\d+);", limits)
                        for name in ("guard_runtime_bytes", "map_foreign_stack_bytes"))
    number_of = 1 if is_checked else 2
    return (int(runtime.group(number_of)), int(morestack.group(1)), int(foreign.group(number_of)),
            int(raise_bytes.group(number_of)))


def violations(code, runtime_bytes, morestack_bytes, foreign_stack_bytes=0, raise_limit=0):
    """A sentence for each root that is too deep or cannot be followed, and for each prologue that may split."""
    for address, name in sorted(code.names.items(), key=lambda item: item[1]):
        if not root_name.fullmatch(name):
            continue
        try:
            need = code.need(address)
        except Unknown as unknown:
            yield f"{name}: {unknown}"
            continue
        limit = morestack_bytes if name in ("__morestack", "__morestack_non_split") else runtime_bytes
        if name == fault_entry:
            limit = raise_limit + 8
        if looks_for_room.fullmatch(name):
            limit = foreign_stack_bytes
        if asking := asks_for_room.fullmatch(name):
            limit = 2 * runtime_bytes + 64 * int(asking.group(1) or 1) if "hash" not in name else runtime_bytes
        if in_room.fullmatch(name):
            limit += int(room_bytes.group(1 if runtime_bytes > 1024 else 2))
        if loop.fullmatch(name):
            limit += int(loop_room.group(1))
        if need.bytes > limit:
            yield f"{name} takes {need.bytes} bytes, over {limit}: " + ", ".join(f"{n} {b}" for n, b in need.path)
    for address, (mnemonic, operands, _) in code.at.items():
        name = code.name(address)
        if mnemonic == "cmp" and "%fs:0x70" in operands and not callers_of_morestack.fullmatch(name):
            yield f"{name} has a split-stack prologue"
        if "<__morestack>" in operands and not callers_of_morestack.fullmatch(name):
            yield f"{name} calls __morestack"


def main():
    checked, broken = 0, 0
    for library in style.libraries():
        code = code_of(library)
        checked += sum(1 for name in code.names.values() if root_name.fullmatch(name))
        for violation in violations(code, *guard_bytes("debug" in library)):
            print(f"{os.path.relpath(library, style.root)}: {violation}")
            broken += 1
        if "-v" in sys.argv:
            for need, name in sorted(((n.bytes, code.name(a)) for a, n in code.needs.items()), reverse=True)[:12]:
                print(f"    {need:5} {name}")
    style.end(checked, broken)


if __name__ == "__main__":
    main()
