# check.py -- runs lit over the suites and closes with `N passed, N failed`, and `, N skipped` where there are such.
#
# That line is computed from lit's result file. What lit calls UNSUPPORTED is skipped; what is neither that nor a pass
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


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("suites", nargs="+")
    options = parser.parse_args()

    os.chdir(root)
    output = os.path.join(root, "build", "test-output")
    os.makedirs(output, exist_ok=True)
    result_file = os.path.join(output, "result.json")
    if os.path.exists(result_file):
        os.remove(result_file)
    command = [sys.executable, lit, "-sv", "--no-progress-bar", "-j", options.jobs, "-o", result_file]
    command += ["--param", "long=1"] if options.long else []
    finished = run_lit(command + options.suites)

    if not finished or not os.path.exists(result_file):
        print("0 passed, 1 failed")
        return 1
    passed, failed, skipped = count(result_file)
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 0 if failed == 0 and passed > 0 else 1


sys.exit(main())
