# stubs.py -- stops gdb before every instruction of the runtime's assembler stubs, and knows what a right stack is.
import re

import gdb

# Without rt0_on_system_stack: gdb ends the walk where a caller's stack lies lower, unless the name is __morestack.
NAMES = ["rt0_switch", "rt0_switch_to_g0", "rt0_switch_from_g0", "rt0_goroutine_entry", "rt0_call_with_stack",
         "__morestack"]
RUNTIME = re.compile(r"predawn::|void predawn::|_ZNK?7predawn|rt0_|_rt0_|pd_|sys_|__morestack|mem(cpy|move|set|clr)")
LAST = ("rt0_goroutine_entry", "_rt0_amd64", "sys_thread_entry")
RIGHT = re.compile(r"((deep )*(round_trip main.main|receiver) |on_big_stack round_trip main.main |"
                   r"round_trip main.main |main.main |(many )?short_lived |)$")


def addresses():
    """Every instruction of the stubs, by address."""
    found = {}
    for name in NAMES:
        try:
            lines = gdb.execute(f"disassemble {name}", to_string=True)
        except gdb.error:
            continue  # not linked: the program has no use for it
        for line in lines.splitlines():
            match = re.match(r"(?:=>)?\s*(0x[0-9a-f]+) <\+(\d+)>:\s*(.*)", line)
            if match:
                found[int(match[1], 16)] = (name, int(match[2]), match[3])
    return found


def stack():
    """The functions of the stack, innermost first."""
    frame, names = gdb.newest_frame(), []
    while frame is not None and frame.is_valid() and len(names) < 100:
        # gdb takes main.main for a name of Ada's and shows main[main].
        names.append((frame.name() or "?").replace("[", ".").rstrip("]"))
        frame = frame.older()
    return names


def program_part(names):
    """What is left of a stack without the runtime's own functions."""
    return [name for name in names if not RUNTIME.match(name)]


def what_is_wrong(names):
    if names[-1] not in LAST:
        return "does not end where a stack begins"
    program = program_part(names)
    if not RIGHT.match("".join(name + " " for name in program)):
        return "is impossible"
    if names[-1] != "rt0_goroutine_entry":
        return "shows a goroutine on a system stack" if program else None
    if not program or "short_lived" in program:
        return None
    who = 1 if "receiver" in program else 0
    depth = int(gdb.parse_and_eval(f"((long *)&depth)[{who}]"))
    # deep counts itself in its first and last instructions.
    if abs(program.count("deep") - depth) > 1:
        return f"has {program.count('deep')} calls of deep, not {depth}"
    return None
