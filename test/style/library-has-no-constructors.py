# No object of the library has a global constructor, an executable stack, or memory both writable and executable; every
# one is marked as knowing segmented stacks.
# RUN: %python %s
import re

import style

notes = (".note.GNU-stack", ".note.GNU-split-stack")
constructors = (".init_array", ".preinit_array", ".ctors", ".fini_array", ".dtors")

# [ 4] .text PROGBITS address offset size entry-size flags link info align: the name and the flags.
row = r"^ +\[ *\d+\] (\S+) +[A-Z]\S* +[0-9a-f]{16} \S+ \S+ \S+ +([A-Zxolp]*) +\d+ +\d+ +\d+$"


def faults(sections):
    """What is wrong with an object, given its sections and their flags."""
    found = [f"has {name}" for name in sections if name.startswith(constructors)]
    found += [f"lacks {name}" for name in notes if name not in sections]
    found += [f"{name} is executable" for name in notes if "X" in sections.get(name, "")]
    found += [f"{name} is writable and executable" for name, flags in sections.items() if {"W", "X"} <= set(flags)]
    return found


checked, broken = 0, 0
for library in style.libraries():
    for member in re.split(r"^File: ", style.output_of("readelf", "-SW", library), flags=re.M)[1:]:
        rows = re.findall(row, member, re.M)
        name = member.split("\n")[0]
        checked += 1
        for fault in faults(dict(rows)):
            print(f"{name}: {fault}")
            broken += 1
style.end(checked, broken)
