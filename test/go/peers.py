# peers.py -- builds and runs one Go program by several compilers, and tells who does not agree with Predawn.
#
# The peers are gccgo with its own library, and Go where it is installed. What counts is the status and both
# descriptors' output, up to the list of goroutines with which a program dies, and but for addresses.
import os
import re
import shlex
import shutil
import subprocess

seconds_max = 300
mmaxes = ("1", "2", "8")


class Disagreement(Exception):
    """Its text says who, and how."""


def call(command, environment=None):
    """The status, None where it does not end, and the output as one text."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=seconds_max, env={**os.environ, **(environment or {})})
    except subprocess.TimeoutExpired:
        return None, f"no end within {seconds_max} s"
    return done.returncode, done.stdout.decode(errors="replace")


def comparable(status, text):
    """What must be the same of a run."""
    return status, re.sub(r"\b0x[0-9a-f]+", "0x", re.split(r"\n\n?goroutine \d+ \[", text)[0])


def build(command, name):
    status, text = call(command)
    if status != 0:
        raise Disagreement(f"{name} does not compile it: {text[:2000]}")


def peers():
    """Of each peer that is here: its name, and its command up to the result's name."""
    found = [("gccgo -O2", ["gccgo-12", "-O2", "-o"])]
    if shutil.which("go"):
        found.append(("go", ["go", "build", "-o"]))
    return found


def first_difference(a, b):
    for line_a, line_b in zip(a.split("\n"), b.split("\n")):
        if line_a != line_b:
            return f"{line_a!r} and {line_b!r}"
    return f"{len(a)} and {len(b)} characters"


def agree(source, folder, driver, levels=("O0", "O2"), with_peers=None):
    """Runs the program by all, with each -O and mmax; raises Disagreement. The names of who agrees."""
    program = os.path.join(folder, "program")
    wanted = None
    names = []
    for name, command in with_peers or peers():
        build([*command, program, source], name)
        result = comparable(*call([program]))
        if wanted is None:
            wanted, first = result, name
        elif result != wanted:
            raise Disagreement(f"{first} and {name}: status {wanted[0]} and {result[0]}, "
                               f"{first_difference(wanted[1], result[1])}")
        names.append(name)
    for level in levels:
        build([*shlex.split(driver), "-" + level, source, "-o", program], "predawn-cc -" + level)
        for mmax in mmaxes:
            result = comparable(*call([program], {"PREDAWN_MAXPROCS": mmax}))
            if result != wanted:
                raise Disagreement(f"{first} and Predawn -{level}, mmax {mmax}: status {wanted[0]} and {result[0]}, "
                                   f"{first_difference(wanted[1], result[1])}")
    return names
