# recover-with-broken-tables-ends.py -- Whatever stands in the tables that lead a recover to the function that goes on,
# a program comes to its end: by itself, or with a report and status 2; and what tells that is not in the runtime.
# REQUIRES: release || clang++-19-ubsan
# RUN: %cc -O1 %S/Inputs/recovers.go -o %t.1
# RUN: %cc -O2 %S/Inputs/recovers.go -o %t.2
# RUN: env PYTHONPATH=%inputs/die/Inputs %python %s 150 %t.1 %t.2
import os
import re
import signal
import subprocess
import sys

import changes


def places_of(program):
    """For each copy one table, most often that of landing pads, which is the smallest."""
    found = changes.sections(program, "gcc_except_table|eh_frame|eh_frame_hdr")
    if len(found) != 3:
        sys.exit(f"{program}: sections {found}")
    names = ["gcc_except_table"] * 4 + ["eh_frame", "eh_frame_hdr"]
    return lambda chance: [found[chance.choice(names)]]


def report_of(program):
    """The status, None where it had to be stopped, and the report."""
    environment = {**os.environ, "PREDAWN_STACK_MAX": str(1 << 24)}
    run = subprocess.Popen([program], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    try:
        report = run.communicate(timeout=10)[1]
        return run.returncode, report.decode(errors="replace")
    except subprocess.TimeoutExpired:
        run.send_signal(signal.SIGQUIT)
        return None, run.communicate(timeout=20)[1].decode(errors="replace")


def is_wrong(status, report):
    """A report is whole, and a program that goes on for ever does so by itself, not in the runtime's search."""
    if status is None:
        return bool(re.search(r"running\]:\n(_Unwind_Resume|runtime\.checkdefer)", report))
    return status not in (0, 2) or "fault during the traceback" in report or len(report) > 30000


def main():
    rounds = int(sys.argv[1])
    for program in sys.argv[2:]:
        status, report = report_of(program)
        if status != 0 or "all recovered" not in report:
            sys.exit(f"{program}: unchanged, it ends with {status}\n{report}")
        ends = {}
        for seed, changed in changes.copies(program, rounds, places_of(program)):
            status, report = report_of(changed)
            if is_wrong(status, report):
                sys.exit(f"{program}, seed {seed}: status {status}\n{report}")
            end = "recovers" if status == 0 else "throws" if "fatal error: a recover" in report else "crashes"
            ends[end] = ends.get(end, 0) + 1
        print(f"{os.path.basename(program)}: {ends}")
        if len(ends) < 3:
            sys.exit("not all ends are there, so the tables are not those that are used")


main()
