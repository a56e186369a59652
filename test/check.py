# check.py -- runs lit over the suites and closes with `N passed, N failed`, and `, N skipped` where there are such.
#
# The suites in `served` run once more for each of the other builds of the library, with programs linked to that one:
# unoptimised and checked, by clang, and with traps on undefined behaviour. All are counted. It is one run of lit, so
# that no processor idles where one build's tests end: each build has a lit.site.cfg.py, which makes the suites its own.
# That line is computed from lit's result file. What lit calls UNSUPPORTED is skipped; what is neither that nor a pass
# has failed: a time-out, an expected failure, a test without a RUN line. A run of no test at all has failed.
# While lit runs, the threads of its session are counted: one clobbered register in a stub that makes threads can make
# a hundred thousand of them, so the session is killed when it has more than threads_max. And its workers are watched:
# for the test of one that has died (memory was short, say) lit would wait for ever.
import argparse
import json
import os
import signal
import subprocess
import sys
import time

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
output = os.path.join(root, "build", "test-output")
lit = "/usr/lib/llvm-19/build/utils/lit/lit.py"
threads_max = 20000
builds = ["g++-debug", "clang++-19", "clang++-19-ubsan"]
served = ["test/run", "test/die", "test/toy", "test/clients", "test/go"]


def processes_of_session(session):
    """The processes of a session: for each id its number of threads and its parent."""
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
            found[int(entry)] = int(fields[17]), int(fields[1])
    return found


def kill_session(session):
    for process in processes_of_session(session):
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            pass


def words_of(process):
    try:
        with open(f"/proc/{process}/cmdline", "rb") as words:
            return words.read()
    except OSError:
        return None


def run_lit(command, jobs):
    """Runs lit in a session of its own; true when it came to its end."""
    process = subprocess.Popen(command, start_new_session=True)
    workers, children = set(), set()
    try:
        while process.poll() is None:
            time.sleep(0.2)
            found = processes_of_session(process.pid)
            threads = sum(threads for threads, _ in found.values())
            if threads > threads_max:
                print(f"check: {threads} threads: killing the tests", file=sys.stderr)
                return False
            # A worker is a fork of lit. So is a command, but only until it has begun.
            before, children = children, {child for child, (_, parent) in found.items() if parent == process.pid}
            workers |= {child for child in before & children if words_of(child) == words_of(process.pid)}
            if len(workers) > jobs:
                print("check: a worker of lit has died, and its test with it: killing the tests", file=sys.stderr)
                return False
        return True
    finally:
        kill_session(process.pid)


def count(result_file):
    """Passed, failed and skipped tests of lit's result file."""
    with open(result_file) as results:
        tests = json.load(results)["tests"]
    passed = sum(test["code"] == "PASS" for test in tests)
    unsupported = [test for test in tests if test["code"] == "UNSUPPORTED"]
    skipped = sum(test["name"].startswith("predawn ::") for test in unsupported)
    # What only the first build is asked for is no skipped test of another.
    return passed, len(tests) - passed - len(unsupported), skipped


def suites_of(build, suites):
    """Those of the suites, or tests, that run with another build too, as paths in that build's folder."""
    folder, config = os.path.join(output, build), os.path.join(root, "test", "lit.cfg.py")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "lit.site.cfg.py"), "w") as site:
        site.write(f"config.build = {build!r}\nlit_config.load_config(config, {config!r})\n")
    found = []
    for suite in served if suites == ["test"] else map(os.path.normpath, suites):
        if any(suite == s or suite.startswith(s + "/") for s in served) and os.path.exists(suite):
            found.append(os.path.join(folder, os.path.relpath(suite, "test")))
    return found


def run_suites(options):
    """Runs the suites that were asked for; passed, failed and skipped."""
    os.makedirs(output, exist_ok=True)
    result_file = os.path.join(output, "result.json")
    if os.path.exists(result_file):
        os.remove(result_file)
    command = [sys.executable, lit, "-sv", "--no-progress-bar", "-j", options.jobs, "-o", result_file]
    command += ["--param", "long=1"] if options.long else []
    command += options.suites
    for build in [] if options.release else builds:
        command += suites_of(build, options.suites)
    if not run_lit(command, int(options.jobs)) or not os.path.exists(result_file):
        return 0, 1, 0
    return count(result_file)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--release", action="store_true", help="not with the other builds")
    parser.add_argument("suites", nargs="+")
    options = parser.parse_args()

    os.chdir(root)
    passed, failed, skipped = run_suites(options)
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 0 if failed == 0 and passed > 0 else 1


sys.exit(main())
