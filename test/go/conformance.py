#!/usr/bin/python3
# conformance.py -- runs Go's own test programs, compiled by gccgo, on Predawn, and says which of them pass.
#
# The programs are those of the installed Go sources that say `// run` and import nothing, or with --importing those
# that import packages. Options behind `// run` are for Go's own compiler: gccgo is not given them. Each is compiled by
# predawn-cc for each -O, and run with each mmax; it passes where its exit status is 0 and its output is that of its
# .out file. What gccgo and its own library make of it is found out once and kept in build/: a program that gccgo does
# not compile is no test of ours, but is listed; one that fails there too is run and listed, but need not pass.
import argparse
import collections
import concurrent.futures
import fcntl
import json
import os
import re
import resource
import shlex
import signal
import subprocess
import sys

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
tree = "/usr/share/go-1.19/test"
kept = os.path.join(root, "build", "go")
processor_s = 60  # of a program, or of a compiler
timeout_s = 600   # for who waits for ever: the machine may have other work
lines_shown_max = 3
not_compiled = "not compiled"


def programs(importing):
    """The programs, with imports or without, to be compiled and run as they are: names relative to the tree."""
    for folder, inner, names in os.walk(tree):
        inner.sort()
        for name in sorted(names):
            if not name.endswith(".go"):
                continue
            with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
                text = file.read()
            first = next((line for line in text.split("\n") if line.startswith("//")
                          and not line.startswith(("//go:build", "// +build"))), "")
            code = re.sub(r"//[^\n]*|/\*.*?\*/", " ", text, flags=re.S)
            imports = bool(re.search(r"^\s*import\b", code, re.M))
            if re.fullmatch(r"// run( -.*)?", first.strip()) and imports == importing:
                yield os.path.relpath(os.path.join(folder, name), tree)


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (processor_s, processor_s + 1))


def run(command, environment=None):
    """The status (None: it took too long) and the output, both descriptors as one text."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=timeout_s, cwd=kept, env={**os.environ, **(environment or {})},
                              preexec_fn=limit)
    except subprocess.TimeoutExpired:
        return None, f"no end within {timeout_s} s"
    if done.returncode == -signal.SIGXCPU:
        return None, f"no end within {processor_s} s of processor time"
    return done.returncode, done.stdout.decode(errors="replace")


def reason(status, output, wanted):
    """Why a run has failed; None: it has not."""
    if status != 0:
        shown = " | ".join([line for line in output.split("\n") if line.strip()][:lines_shown_max])
        return f"status {status}: {shown}"[:300]
    if wanted is not None and output != wanted:
        return "another output than the .out file's"
    return None


def wanted_output(name):
    path = os.path.join(tree, name[:-3] + ".out")
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as file:
        return file.read()


def native(name):
    """How gccgo and its library fare: None is well. Some programs run only with the library in them."""
    program = os.path.join(kept, "native-" + name[:-3].replace("/", "_"))
    first = None
    for how in ([], ["-static-libgo"]):
        status, output = run(["gccgo-12", "-O2"] + how + [os.path.join(tree, name), "-o", program])
        if status != 0:
            return first or not_compiled
        why = reason(*run([program]), wanted_output(name))
        os.remove(program)
        if why is None:
            return None
        first = first or why
    return first


def keep(path, found):
    """Adds to what a file says, and returns all that it says then. Other runs may do the same meanwhile."""
    with open(path + ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known = {}
        if os.path.exists(path):
            with open(path) as file:
                known = json.load(file)
        if found:
            known.update(found)
            with open(path + ".new", "w") as file:
                json.dump(known, file, indent=1, sort_keys=True)
            os.replace(path + ".new", path)
    return known


def natives(names, jobs):
    """native() of all names, kept in a file, also by a run that is stopped."""
    path = os.path.join(kept, "natives.json")
    known = keep(path, {})
    missing = [name for name in names if name not in known]
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for name, why in zip(missing, pool.map(native, missing)):
            known = keep(path, {name: why})
    return known


def ours(name, driver, place, level, mmaxes):
    """A pair for each mmax: it, and why the program failed there, or None."""
    program = os.path.join(place, name[:-3].replace("/", "_") + "-" + level)
    status, output = run(shlex.split(driver) + ["-" + level, os.path.join(tree, name), "-o", program])
    if status != 0:
        return [(mmax, reason(status, output, None)) for mmax in mmaxes]
    results = []
    for mmax in mmaxes:
        results.append((mmax, reason(*run([program], {"PREDAWN_MAXPROCS": mmax}), wanted_output(name))))
    os.remove(program)
    return results


def judge(why, natively, listed):
    """Of a run that failed for why (None: it passed): the table's columns from gccgo's on."""
    if natively is not None:
        return ("fail", "fail" if why else "pass", f"with gccgo's library: {natively}")
    if why and listed:
        return ("pass", "known", listed)
    return ("pass", "fail" if why else "pass", why or "")


class Table:
    """A line for each program, level and mmax: what it does with gccgo's library, and on Predawn, and why not. Each
    is written at once: a run of an hour that is stopped leaves what it has found."""

    def __init__(self, path):
        self.file = open(path, "w", buffering=1) if path else None
        self.add("program", "level", "mmax", "gccgo", "Predawn", "reason")

    def add(self, *columns):
        if self.file:
            self.file.write("\t".join(columns) + "\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--driver", default=os.path.join(root, "build", "predawn-cc"))
    parser.add_argument("--levels", default="O2", help="O0,O1,O2")
    parser.add_argument("--mmax", default="1", help="1,2,8")
    parser.add_argument("--place", default=kept, help="a folder for the programs")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--table", help="a file for a line per program, level and mmax")
    parser.add_argument("--every", type=int, default=1, help="only each n-th program")
    parser.add_argument("--importing", action="store_true", help="the programs that import packages")
    parser.add_argument("--known", help="a file of programs that fail, each with its reason behind a tab")
    parser.add_argument("--no-native", action="store_true", help="of what is not known yet do not ask gccgo's library")
    parser.add_argument("names", nargs="*", help="only these programs")
    options = parser.parse_args()

    if not os.path.isdir(tree):
        sys.exit(f"conformance: {tree} is missing: install golang-1.19-src (make deps)")
    levels = options.levels.split(",")
    place = os.path.abspath(options.place)
    for folder in (kept, place):
        os.makedirs(folder, exist_ok=True)
    names = options.names or list(programs(options.importing))[::options.every]
    known = natives([] if options.no_native else names, options.jobs)
    known = {name: known.get(name) for name in names}
    chosen = [name for name in names if known[name] != not_compiled]
    required = [name for name in chosen if known[name] is None]
    reasons = {}
    if options.known:
        with open(options.known) as file:
            reasons = dict(line.rstrip("\n").split("\t") for line in file if not line.startswith("#"))
    table = Table(options.table)
    for name in names:
        if name not in chosen:
            table.add(name, "-", "-", not_compiled, "-", "")
    failed = 0
    for level in levels:
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            results = pool.map(lambda name: ours(name, options.driver, place, level, options.mmax.split(",")), chosen)
            counts = {mmax: collections.Counter() for mmax in options.mmax.split(",")}
            for name, result in zip(chosen, results):
                for mmax, why in result:
                    verdict = judge(why, known[name], reasons.get(name))
                    table.add(name, level, mmax, *verdict)
                    counts[mmax][verdict[:2]] += 1
                    if verdict[:2] == ("pass", "fail"):
                        failed += 1
                        print(f"{name} -{level} mmax {mmax}: {why}", flush=True)
        for mmax, count in counts.items():
            print(f"-{level} mmax {mmax}: {count['pass', 'pass']} of {len(required)} pass; of the "
                  f"{len(chosen) - len(required)} that fail with gccgo's own library {count['fail', 'pass']}",
                  flush=True)
    print(f"{len(names) - len(chosen)} of {len(names)} programs are not compiled by gccgo")
    sys.exit(0 if failed == 0 and required else 1)


if __name__ == "__main__":
    main()
