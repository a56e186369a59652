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
    """What must be the same of a run. gccgo's library leaves the path of a package, in TABs, in the names of types."""
    text = re.split(r"\n\n?goroutine \d+ \[", text)[0]
    return status, re.sub(r"\t[^\t\n]*\t", "", re.sub(r"\b0x[0-9a-f]+", "0x", text))


def build(command, name):
    status, text = call(command)
    if status != 0:
        raise Disagreement(f"{name} does not compile it: {text[:2000]}")


def peers():
    """Of each peer that is here: its name, and its command up to the program's name."""
    found = [("gccgo", ["gccgo-12", "-O2", "-o"])]
    if shutil.which("go"):
        found.append(("go", ["go", "build", "-o"]))
    return found


def difference(a, b):
    """In what two results differ: the statuses, or the first line."""
    if a[0] != b[0]:
        return f"status {a[0]} and {b[0]}"
    for line_a, line_b in zip(a[1].split("\n"), b[1].split("\n")):
        if line_a != line_b:
            return f"{line_a!r} and {line_b!r}"
    return f"{len(a[1])} and {len(b[1])} characters"


def results(source, folder, driver, chosen):
    """The result of each peer, then of Predawn at -O0 and -O2 with each mmax: pairs of who, and what."""
    program = os.path.join(folder, "program")
    for name, command in chosen:
        build([*command, program, source], name)
        yield name, comparable(*call([program]))
    for level in ("-O0", "-O2"):
        build([*shlex.split(driver), level, source, "-o", program], "predawn-cc " + level)
        for mmax in mmaxes:
            yield f"Predawn {level}, mmax {mmax}", comparable(*call([program], {"PREDAWN_MAXPROCS": mmax}))


def agree(source, folder, driver, chosen):
    """Runs the program by all of them; raises Disagreement with the first of the peers."""
    first = None
    for name, result in results(source, folder, driver, chosen):
        first = first or (name, result)
        if result != first[1]:
            raise Disagreement(f"{first[0]} and {name}: {difference(first[1], result)}")
