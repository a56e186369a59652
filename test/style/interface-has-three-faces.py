# The C, NASM and LLVM IR faces in include/ declare the same functions and constants, and the library defines every one
# of them.
# RUN: %python %s
import re

import style

client_defined = {"pd_main", "pd_init"}
# Functions and constants only: a type or a macro is no word before a parenthesis at the end of a declaration.
header = style.without_comments(style.read("include/predawn.h") + style.read("include/predawn_values.h"))
assembler = style.without_assembler_comments(style.read("include/predawn.inc") +
                                             style.read("include/predawn_values.inc"))
declared = set(re.findall(r"\b(pd_\w+|mem\w+)\([^;{}]*\);", header)) - client_defined
declared |= set(re.findall(r"^extern const \w+ (pd_\w+);", header, re.M))
faces = {
    "include/predawn.inc": set(re.findall(r"\b(pd_\w+|mem\w+)\b", " ".join(
        re.findall(r"^\s*extern\s+(.*)$", assembler, re.M)))),
    "include/predawn.ll": set(re.findall(r"^(?:declare .*)?@(pd_\w+|mem\w+)(?:\(| = external )",
                                        style.read("include/predawn.ll"), re.M)),
}
for library in style.libraries():
    symbols = style.output_of("nm", "--defined-only", "--extern-only", "-P", library)
    faces[library] = set(re.findall(r"^(pd_\w+|mem(?:cpy|move|set|cmp)) ", symbols, re.M))

broken = 0
for face, names in faces.items():
    for name in sorted(declared - names):
        print(f"{face} lacks {name}")
        broken += 1
    for name in sorted(names - declared):
        print(f"{face} has {name}, which predawn.h does not declare")
        broken += 1
style.end(len(declared), broken)
