# backtrace-at-every-instruction.py -- gdb's backtrace is right at every instruction of a compiled function.
# The function recurses over several stack segments, so that the way through __morestack is a part of it. Neither it
# nor __morestack is another with another build of the library.
# REQUIRES: release
# RUN: %toy %inputs/toy/interop/Inputs/dig.toy -o %t
# RUN: env PREDAWN_MAXPROCS=1 gdb -nx -batch -iex "set debuginfod enabled off" -x %s %t 2>&1 | FileCheck %s
# CHECK-NOT: wrong
# CHECK:     reached the bottom at depth 41, through {{[1-9][0-9]*}} calls of __morestack
# CHECK-NOT: wrong
# CHECK:     back in main.main after {{[1-9][0-9]+}} instructions
import gdb

FUNCTION = "main.dig"
DEPTH = 41


def name_of(frame):
    """The function's symbol; gdb takes main.dig for a name of Ada's and shows main[dig]. __morestack has two parts."""
    name = (frame.name() or "?").replace("[", ".").rstrip("]")
    return "__morestack" if name == "rt0_morestack_with_arguments" else name


def names():
    """The functions of the stack, innermost first."""
    frame, found = gdb.newest_frame(), []
    while frame is not None and frame.is_valid():
        found.append(name_of(frame))
        frame = frame.older()
    return found


def pc():
    return gdb.newest_frame().pc()


def instruction():
    return gdb.selected_frame().architecture().disassemble(pc())[0]["asm"]


def main():
    gdb.execute(f"break *'{FUNCTION}'", to_string=True)
    gdb.execute("run", to_string=True)
    gdb.execute("delete", to_string=True)
    entry = pc()
    depth, deepest, grown, steps = 1, 1, 0, 0
    while depth > 0:
        stack = names()
        if stack.count(FUNCTION) != depth or "main.main" not in stack or "?" in stack or stack[0].startswith(".."):
            print(f"wrong at {pc():#x} ({instruction()}), depth {depth}: {stack[:5]} ... {stack[-3:]}")
            return
        inside = stack[0] == FUNCTION
        returns = inside and instruction().startswith("ret")
        gdb.execute("stepi", to_string=True)
        steps += 1
        name = name_of(gdb.newest_frame())
        if pc() == entry:
            depth += 1
            if depth == DEPTH and deepest < depth:
                print(f"reached the bottom at depth {depth}, through {grown} calls of __morestack")
            deepest = max(deepest, depth)
        elif returns and name != "__morestack":
            depth -= 1
        elif inside and not returns and name == "__morestack":
            grown += 1
        if name not in (FUNCTION, "__morestack", "main.main"):
            gdb.execute("finish", to_string=True)  # what the runtime does to find a segment
    print(f"back in {names()[0]} after {steps} instructions")


gdb.execute("set pagination off")
gdb.execute("set confirm off")
main()
gdb.execute("kill")
