# H15: with GOTRACEBACK=crash a program that is linked with -g ends by SIGABRT behind its report, and leaves a core dump
# where the system writes one, whatever its starter has done to that signal; debuggers find in it where each thread
# stood. Without that the status is 2.
# RUN: %cc -O1 -g %S/trace-shows-inlined-functions.c -o %t && %python %s %t %t.folder
# RUN: %cc -O1 %S/trace-shows-inlined-functions.c -o %t && %python %s %t %t.folder without
import os
import resource
import shutil
import signal
import subprocess
import sys

program, folder, *without = sys.argv[1:]


def allow_core():
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGABRT})
    signal.signal(signal.SIGABRT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (64 << 20, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def run(mmax, **environment):
    shutil.rmtree(folder, ignore_errors=True)
    os.mkdir(folder)
    environment["PREDAWN_MAXPROCS"] = mmax
    done = subprocess.run([program], env=environment, cwd=folder, stderr=subprocess.PIPE, preexec_fn=allow_core,
                          timeout=30, text=True, check=False)
    assert done.stderr.startswith("panic: ") and "\ngoroutine 1 [running]:\n" in done.stderr, done.stderr
    return done.returncode


for mmax in "1", "2", "8":
    assert run(mmax) == 2, "nobody asks for a core"
    assert run(mmax, GOTRACEBACK="all") == 2, "another wish"
    assert run(mmax, GOTRACEBACK="crashed") == 2, "another wish"
    assert run(mmax, GOTRACEBACK="crash") == (2 if without else -signal.SIGABRT), "the wish is granted"

with open("/proc/sys/kernel/core_pattern", encoding="utf-8") as file:
    pattern = file.read().strip()
cores = os.listdir(folder)
if not without and "/" not in pattern and "|" not in pattern and resource.getrlimit(resource.RLIMIT_CORE)[1] != 0:
    assert len(cores) == 1, f"one core: {cores}"
    found = subprocess.run(["gdb", "-nx", "-batch", "-ex", "bt", program, os.path.join(folder, cores[0])], text=True,
                           capture_output=True, check=False).stdout
    assert "die" in found, found
