# Every rule of style.py rejects what it is there to reject, and accepts what stands next to it.
# RUN: %python %s
import style

long_function = "void f() {\n" + "    g();\n" * 70 + "}\n"
short_function = "struct A {\n    int x;\n" + "    int f(int a) { return a; }\n" * 70 + "};\n"

# rule, path, text that is rejected, text that is accepted
samples = [
    (style.file_length, "runtime/a.h", "\n" * 501, "\n" * 500),
    (style.line_length, "runtime/a.h", "a" * 121, "a" * 120),
    (style.line_length, "docs/a.md", "a" * 121, "|" * 121),
    (style.function_length, "runtime/a.cpp", long_function, short_function),
    (style.function_length, "runtime/a.cpp", "namespace n {\n" + long_function + "}\n",
     "int a[] = {\n" + "1,\n" * 80 + "};"),
    (style.function_length, "runtime/a.cpp", "struct A {\n" + long_function + "};",
     "namespace n {\n" + "\n" * 80 + "}"),
    (style.function_length, "rt0/a.asm", "procedure f\n" + "nop\n" * 121 + "end_procedure\n",
     "procedure f\n" + "nop\n" * 120 + "; why\n.l:\n cfa rsp, 8\n" * 9 + "end_procedure\n"),
    (style.function_length, "test/a.py", "def f():\n" + "    g()\n" * 71, "def f():\n    g()\n" * 71),
    (style.function_length, "test/toy-cc", "f() {\n" + "g\n" * 70 + "}\n", "f() {\n    g\n}\n" * 70),
    (style.first_line, "runtime/a.h", "// b.h -- what it is for.", "// a.h -- what it is for."),
    (style.first_line, "runtime/a.h", "#pragma once", "// a.h -- what it is for."),
    (style.first_line, "test/run/a.c", "// RUN" + ": %cc %s", "// A claim of several words."),
    (style.first_line, "test/toy-cc", "#!/bin/sh\nset -eu", "#!/bin/sh\n# toy-cc -- what it is for."),
    (style.first_line, "rt0/a.asm", "// a.asm -- what it is for.", "; a.asm -- what it is for."),
    (style.banned, "runtime/a.h", "// TO" + "DO later", "// to do"),
    (style.banned, "docs/a.md", "see /ho" + "me/user/x", "see build/home/x"),
    (style.includes, "rt0/a.h", '#include "sys/linux.h"', '#include "rt0/layout.h"'),
    (style.includes, "sys/a.h", '#include "runtime/g.h"', '#include "rt0/layout.h"'),
    (style.includes, "runtime/a.h", '#include "g.h"', '#include "runtime/g.h"'),
    (style.includes, "runtime/a.h", "#include <atomic>", "#include <stdint.h>"),
    (style.includes, "rt0/a.asm", '%include "sys/a.inc"', '%include "rt0/frame.inc"'),
    (style.system_calls, "rt0/a.asm", "        syscall", "        nop ; syscall"),
    (style.system_calls, "runtime/a.cpp", 'asm volatile("nop");', 'void f() asm("a.f"); // asm'),
    (style.system_calls, "include/a.h", '__asm__("nop");', 'void f(void) __asm__("main.main");'),
    (style.atomics, "runtime/a.cpp", "__atomic_load_n(&x, 0)", "x.load_relaxed() // not __atomic_load_n"),
    (style.thread_block, "rt0/a.asm", "mov rax, [fs:0x70]", "mov rax, [fs:TCB_G]"),
    (style.thread_block, "sys/a.h", 'asm("mov %%fs:8, %0")', "// at %fs:0x70"),
    (style.freestanding, "runtime/a.cpp", "std::move(x)", "x.move(); // std::move"),
    (style.freestanding, "runtime/a.cpp", "virtual void f();", "void throw_text();"),
    (style.preprocessor, "runtime/a.h", "#if 1\n#endif", "#pragma once"),
    (style.preprocessor, "runtime/a.h", "#define A 1", "constexpr int a = 1;"),
    (style.named_files, "docs/a.md", "`rt0/no-such-file.h`", "`Makefile`, `build/x/y`"),
    (style.named_files, "docs/a.md", "[a](no-such-file.md)", "[a](../README.md)"),
]

broken = 0
for rule, path, bad, good in samples:
    if not rule(path, bad):
        print(f"{rule.__name__} accepts {bad[:60]!r}")
        broken += 1
    if rule(path, good):
        print(f"{rule.__name__} rejects {good[:60]!r}: {rule(path, good)[0]}")
        broken += 1
style.end(len(samples), broken)
