# lit.cfg.py -- how lit finds and runs the tests: `make check`, or lit.py -v test/run/some-test.c after `make check`.
#
# A test is a file with RUN lines in its comments; its name is the claim it checks, its first comment that claim as a
# sentence. Suites: unit (C++ on internal headers), run (C programs that must succeed), die (C programs that must end
# with a text and a status), asm (NASM, gdb), toy (toy programs), go (Go programs by gccgo), style (the source tree
# itself), model (Promela).
#
#   %cc          build/predawn-cc: compiles and links a program; gcc and GNU ld unless told otherwise
#   %cc-debug    the same against the checked library, %cc-clang the same with clang-19 and the library it built
#   %cc-ubsan    the same against the library in which undefined behaviour traps (SIGILL, status 132)
#   %unit        %cc for C++ that includes the runtime's own headers; %unit-debug against the checked library
#   %toyc, %toy  the toy compiler; %toy a.toy -o prog compiles and links
#   %each-mmax   runs a command with PREDAWN_MAXPROCS 1, 2 and 8 (test/launch/mmax.cpp)
#   %status N    runs a command that must end with status N (test/launch/status.cpp)
#   %fault       runs a command whose system calls fail (test/fault)
#   %boot        boots an initramfs (test/boot/boot)
#   %root, %build, %inputs   the tree, its build folder, test/
#
# `make check` runs the suites whose programs any build must serve (check.py) once more with each of the other builds of
# the library: %cc and %toy are then for that one, and a test without them does not run again (lit_format.py). What is
# true of g++'s release build only says `REQUIRES: release` (or names another build beside it), a line of such a test
# `%if release %{ command %}`; a test that takes over ten seconds says `REQUIRES: long` and runs in `make check-long`.
import os
import shutil
import subprocess
import sys

test = os.path.dirname(os.path.abspath(__file__))
sys.path.append(test)
import lit_format

root = os.path.dirname(test)
build = os.path.join(root, "build")
llvm_bin = "/usr/lib/llvm-19/bin"

# A folder of build/, chosen by check.py for a suite, by a parameter for all; empty: g++'s release build, build/ itself.
chosen = getattr(config, "build", lit_config.params.get("build", ""))
config.name = f"predawn with {chosen}" if chosen else "predawn"
config.test_format = lit_format.BuildTest(first=not chosen)
config.test_source_root = test
config.test_exec_root = os.path.join(build, "test-output", chosen)
config.suffixes = [".c", ".cpp", ".asm", ".ll", ".toy", ".test", ".py", ".pml", ".go"]
config.excludes = ["lit.cfg.py", "check.py", "style.py", "lit_format.py"]

config.environment["PATH"] = os.pathsep.join([llvm_bin, "/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"])
config.environment["LC_ALL"] = "C"
config.environment["HOME"] = config.test_exec_root  # gdb keeps an index there
config.environment["PYTHONDONTWRITEBYTECODE"] = "1"
config.environment["PREDAWN_CACHE"] = os.path.join(build, "go-packages") # made once for all
for name in ("PREDAWN_MAXPROCS", "PREDAWN_CC", "PREDAWN_LINKER", "PREDAWN_STACK_MAX"):
    config.environment.pop(name, None)

# Three runs of %each-mmax that hang are found by it before lit's own limit is reached.
lit_config.maxIndividualTestTime = 100
if lit_config.params.get("long"):
    config.available_features.add("long")
    lit_config.maxIndividualTestTime = 1800

# Not every machine lets its users, or a container's root, make one.
if subprocess.run(["unshare", "--map-root-user", "--pid", "--fork", "true"], stderr=subprocess.DEVNULL).returncode == 0:
    config.available_features.add("process-namespaces")

# It comes with Go, which is not asked for by `make deps`, but for measuring.
if shutil.which("gofmt"):
    config.available_features.add("gofmt")

config.available_features.add(chosen or "release")


def driver(configuration):
    return os.path.join(build, configuration, "predawn-cc")


cc = {
    "": driver(""),
    "g++-debug": f"{driver('g++-debug')} -DPREDAWN_CHECKED=1",
    "clang++-19": driver("clang++-19"),
    "clang++-19-ubsan": driver("clang++-19-ubsan"),
}

unit = f" -std=c++20 -O1 -Wall -Wextra -Werror -iquote {root}"
# The first that matches wins, and a name ends where no letter and no hyphen follows.
config.substitutions += [
    (r"%cc-debug\b", cc["g++-debug"]),
    (r"%cc-clang\b", cc["clang++-19"]),
    (r"%cc-ubsan\b", cc["clang++-19-ubsan"]),
    (r"%cc\b", cc[chosen]),
    (r"%unit-debug\b", f"{driver('g++-debug')} -DPREDAWN_CHECKED=1{unit}"),
    (r"%unit\b", f"{driver('')} -DPREDAWN_CHECKED=0{unit}"),
    (r"%toyc\b", os.path.join(build, "toy", "toyc")),
    (r"%toy\b", f"env PREDAWN_DRIVER={driver(chosen)} {os.path.join(test, 'toy-cc')}"),
    (r"%each-mmax\b", os.path.join(build, "test", "mmax")),
    (r"%status\b", os.path.join(build, "test", "status")),
    (r"%boot\b", os.path.join(test, "boot", "boot")),
    (r"%fault\b", os.path.join(build, "test", "fault")),
    (r"%root\b", root),
    (r"%build\b", build),
    (r"%inputs\b", test),
    (r"%python\b", "/usr/bin/python3"),
]
