# The checker of stack depths finds a path that is too deep, recursion, an indirect call, an unknown stack pointer and a
# prologue that may split, and accepts what is none of these.
# RUN: %python %s
import importlib.util
import os
import subprocess
import tempfile

import style

where = os.path.join(os.path.dirname(os.path.abspath(__file__)), "stack-depth-fits-guard.py")
spec = importlib.util.spec_from_file_location("checker", where)
checker = importlib.util.module_from_spec(spec)
spec.loader.exec_module(checker)

# The body of pd_root, and of `helper`, in assembler; what the one violation must say, or None.
samples = [
    ("sub $88, %rsp; add $88, %rsp; ret", "ret", None),
    ("sub $96, %rsp; add $96, %rsp; ret", "ret", "pd_root takes 104 bytes"),
    ("sub $80, %rsp; call helper; add $80, %rsp; ret", "ret", None),
    ("sub $80, %rsp; call helper; add $80, %rsp; ret", "push %rbx; pop %rbx; ret", "pd_root 88, helper 16"),
    ("sub $80, %rsp; call helper; add $80, %rsp; ret", "mov %rax, -16(%rsp); ret", "pd_root 88, helper 24"),
    ("sub $80, %rsp; add $80, %rsp; jmp helper", "sub $88, %rsp; add $88, %rsp; ret", None),
    ("test %edi, %edi; je 1f; ret; 1: sub $96, %rsp; ud2", "ret", "takes 104"),
    ("push %rbp; mov %rsp, %rbp; and $-64, %rsp; sub $16, %rsp; leave; ret", "ret", None),
    ("push %rbp; mov %rsp, %rbp; and $-64, %rsp; sub $32, %rsp; leave; ret", "ret", "takes 104"),
    ("1: push %rax; jmp 1b", "ret", "grows in a loop"),
    ("call helper; sub $999, %rsp", "ud2", None),
    ("sub $8, %rsp; call helper; add $8, %rsp; ret", "jmp pd_root", "recursion: helper -> helper"),
    ("call *%rax; ret", "ret", "indirect call at pd_root+0x0"),
    ("call helper; ret", "jmp *%rax", "indirect jump at helper+0x0"),
    ("mov %rax, %rsp; ret", "ret", "rsp changes in an unknown way"),
    ("ret", "cmp %fs:0x70, %rsp; ret", "helper has a split-stack prologue"),
    ("ret", "ret; call __morestack; ret", "helper calls __morestack"),
]

frame = ".text\n.globl {0}\n.type {0}, @function\n{0}: {1}\n.size {0}, . - {0}\n"


def found_in(folder, root, helper):
    """The violations in a library of two functions."""
    source, linkable, library = (os.path.join(folder, name) for name in ("a.s", "a.o", "a.a"))
    with open(source, "w", encoding="utf-8") as file:
        file.write(frame.format("pd_root", root) + frame.format("helper", helper) + frame.format("__morestack", "ret"))
    subprocess.run(["as", source, "-o", linkable], check=True)
    if os.path.exists(library):
        os.remove(library)
    subprocess.run(["ar", "rc", library, linkable], check=True)
    return list(checker.violations(checker.code_of(library), 100, 100))


broken = 0
with tempfile.TemporaryDirectory() as folder:
    for root, helper, expected in samples:
        found = found_in(folder, root, helper)
        if len(found) != (expected is not None) or (expected and expected not in found[0]):
            print(f"{root!r}, {helper!r}: {found}, not {expected!r}")
            broken += 1
style.end(len(samples), broken)
