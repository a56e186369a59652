# check.py -- runs lit over the suites and closes with `N passed, N failed`, and `, N skipped` where there are such.
#
# The suites in `served` run once more for each of the other builds of the library, with programs linked to that one:
# unoptimised and checked, by clang, and with traps on undefined behaviour. All are counted.
# That line is computed from lit's result files. What lit calls UNSUPPORTED is skipped; what is neither that nor a pass
# has failed: a time-out, an expected failure, a test without a RUN line. A run of no test at all has failed.
# While lit runs, the threads of its session are counted: one clobbered register in a stub that makes threads can make
# a hundred thousand of them, so the session is killed when it has more than threads_max.
import argparse
import json
import os
import signal
import subprocess
import sys
import time

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
lit = "/usr/lib/llvm-19/build/utils/lit/lit.py"
threads_max = 20000
builds = ["g++-debug", "clang++-19", "clang++-19-ubsan"]
served = ["test/run", "test/die", "test/toy", "test/clients", "test/go"]


def processes_of_session(session):
    """The process ids of a session, each with its number of threads."""
    found = {}
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            with open(f"/proc/{entry}/stat") as stat:
                fields = stat.read().rpartition(")")[2].split()
        except OSError:
            continue  # It ended meanwhile.
        if int(fields[3]) == session:
            found[int(entry)] = int(fields[17])
    return found


def kill_session(session):
    for process in processes_of_session(session):
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            pass


def run_lit(command):
    """Runs lit in a session of its own; true when it came to its end."""
    process = subprocess.Popen(command, start_new_session=True)
    try:
        while process.poll() is None:
            time.sleep(0.2)
            threads = sum(processes_of_session(process.pid).values())
            if threads > threads_max:
                print(f"check: {threads} threads: killing the tests", file=sys.stderr)
                return False
        return True
    finally:
        kill_session(process.pid)


def count(result_file):
    """Passed, failed and skipped tests of lit's result file."""
    with open(result_file) as results:
        codes = [test["code"] for test in json.load(results)["tests"]]
    passed = codes.count("PASS")
    skipped = codes.count("UNSUPPORTED")
    return passed, len(codes) - passed - skipped, skipped


def is_served(suite):
    """Whether a suite, or a test of it, is one that runs with every build."""
    return any(os.path.normpath(suite) == s or os.path.normpath(suite).startswith(s + "/") for s in served)


def run_suites(options, build, suites):
    """Runs suites with one build, None being the first; passed, failed and skipped."""
    if build:
        print(f"with {build}:", flush=True)
    output = os.path.join(root, "build", "test-output")
    os.makedirs(output, exist_ok=True)
    result_file = os.path.join(output, f"result-{build}.json" if build else "result.json")
    if os.path.exists(result_file):
        os.remove(result_file)
    command = [sys.executable, lit, "-sv", "--no-progress-bar", "-j", options.jobs, "-o", result_file]
    command += ["--param", "long=1"] if options.long else []
    command += ["--param", f"build={build}"] if build else []
    if not run_lit(command + suites) or not os.path.exists(result_file):
        return 0, 1, 0
    passed, failed, skipped = count(result_file)
    return passed, failed, 0 if build else skipped  # what only one build is asked for is no skipped test of another


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--release", action="store_true", help="not with the other builds")
    parser.add_argument("suites", nargs="+")
    options = parser.parse_args()

    os.chdir(root)
    totals = [0, 0, 0]
    for build in [None] if options.release else [None] + builds:
        suites = [s for s in options.suites if not build or is_served(s)]
        if build and options.suites == ["test"]:
            suites = [s for s in served if os.path.isdir(s)]
        if suites:
            totals = [a + b for a, b in zip(totals, run_suites(options, build, suites))]
    passed, failed, skipped = totals
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 0 if failed == 0 and passed > 0 else 1


sys.exit(main())
