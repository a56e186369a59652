# programs-die-as-go-says.py -- Every panic that nobody recovers, every run-time error and every deadlock is said in
# Go's words, with Go's status, for each -O and with 1, 2 and 8 threads; at -O2 with each build.
# RUN: %python %s %t "%cc" O2 %if release %{ O1 O0 %}
#
# The cases are in Inputs/deaths, each with the text that it must write before the list of goroutines. With `peers`, as
# programs-die-as-peers-do.test runs it, the program is gccgo's own, and Go's where it is installed; they must write
# that, too, but for what is known to differ: see as_gccgo and as_go.
import concurrent.futures
import os
import re
import shlex
import shutil
import subprocess
import sys

inputs = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Inputs", "deaths")
go_files = [os.path.join(inputs, name + ".go") for name in
            ("chosen", "deaths", "values", "bounds", "misuse", "waits", "chains")]
threads_of = {"O0": "1", "O1": "2", "O2": "8"}
signal_line = r"\n\[signal SIGSEGV: [^]]*\]"


def run(program, case=None, threads="1"):
    """The status, what is written before the list of goroutines, and what goroutine that begins with."""
    environment = {**os.environ, "PREDAWN_MAXPROCS": threads}
    environment.pop("CASE", None)
    if case is not None:
        environment["CASE"] = str(case)
    done = subprocess.run([program], stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment,
                          timeout=60)
    head, _, goroutines = done.stderr.partition("\n\ngoroutine ")
    return done.returncode, re.sub(r"0x[0-9a-f]{5,}", "0xADDRESS", head), goroutines.split("\n", 1)[0]


def texts(program):
    """What each case has to write."""
    status, said, _ = run(program)
    if status != 0:
        sys.exit(f"{program} ends with {status}: {said}")
    return said.split("\n----\n")[:-1]


def compare(name, program, threads, change):
    """How many cases do not write their text, or have another status or goroutine than they must."""
    wanted = texts(program)
    wrong = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = pool.map(lambda case: run(program, case, threads), range(len(wanted)))
        for case, (text, (status, head, goroutine)) in enumerate(zip(wanted, results)):
            reason = re.search(r"\n\[([a-z ()]*)\]$", text)
            text = text[:reason.start()] if reason else text
            first = "[" + (reason[1] if reason else "running") + "]:"
            if status != 2 or change(head) != change(text) or not goroutine.endswith(" " + first):
                print(f"{name} {case}: status {status}, {head!r}, goroutine {goroutine}\n    not {text!r} {first}")
                wrong += 1
    print(f"{name}: {len(wanted)} cases, {wrong} wrong")
    return wrong + (len(wanted) < 180)


def as_gccgo(text):
    """gccgo leaves paths of packages in names, and does not say what a method Error has panicked with."""
    text = re.sub(r"\t[^\t\n]*\t(?=[A-Za-z])", "", text)
    return re.sub("(panic while printing panic value)[^\n]*", r"\1", text)


def as_go(text):
    """Go has a fault where gccgo has a check, at other addresses, and says so if a method finds its pointer null."""
    return re.sub(signal_line, "", text).replace("type runtime.plainError", "type runtime.errorString")


def ours(place, driver, levels):
    wrong = 0
    for level in levels:
        threads = threads_of[level]
        program = f"{place}-{level}"
        subprocess.run(shlex.split(driver) + ["-" + level, *go_files, os.path.join(inputs, "chosen.c"), "-o", program],
                       check=True)
        wrong += compare(f"-{level}, {threads} threads", program, threads, lambda text: text)
    return wrong


def peers(place):
    chosen, program = place + "-chosen.o", place + "-gccgo"
    subprocess.run(["gcc", "-c", os.path.join(inputs, "chosen.c"), "-o", chosen], check=True)
    subprocess.run(["gccgo-12", "-O2", *go_files, chosen, "-o", program], check=True)
    wrong = compare("gccgo", program, "1", as_gccgo)
    if shutil.which("go"):
        program = place + "-go"
        files = [os.path.join(inputs, "chosen_gc.go"), *go_files[1:]]
        subprocess.run(["go", "build", "-o", program, *files], check=True)
        wrong += compare("Go", program, "1", as_go)
    return wrong


sys.exit((peers(sys.argv[1]) if sys.argv[2] == "peers" else ours(*sys.argv[1:3], sys.argv[3:])) > 0)
