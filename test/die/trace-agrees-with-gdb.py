# The report of a crash lists the functions, files and lines that gdb's backtrace lists at the same place, those of
# inlined functions too.
# RUN: %if release %{ %cc -O0 -g %S/Inputs/inlined.c -o %t && %python %s %t %}
# RUN: %cc -O2 -g %S/Inputs/inlined.c -o %t && %python %s %t
# RUN: %if release %{ %cc -O2 -g -gdwarf-4 %S/Inputs/inlined.c -o %t && %python %s %t %}
# RUN: %if release %{ %cc --cc=clang-14 -O2 -g %S/Inputs/inlined.c -o %t && %python %s %t %}
# RUN: %cc --cc=clang-19 -O2 -g %S/Inputs/inlined.c -o %t && %python %s %t
#
# So too over C, NASM and LLVM IR, with another goroutine. (gdb 13 reads no line where clang wrote IR's as version 5.)
# RUN: rm -rf %t.mixed && split-file %S/trace-shows-files-and-lines.test %t.mixed && cd %t.mixed
# RUN: sed -i 's/"Dwarf Version", i32 5/"Dwarf Version", i32 4/' work.ll
# RUN: %cc -O1 -g main.c parts/middle.c step.asm work.ll -o program && %python %s ./program
import os
import re
import subprocess
import sys


def frames_of_report(program):
    report = subprocess.run([program], stderr=subprocess.PIPE, check=False, text=True).stderr
    report = report.split("\ngoroutine ")[1]  # gdb lists the thread's
    return [(name, os.path.basename(file), line)
            for name, file, line in re.findall(r"^(\S+)\(\.\.\.\)\n\t(\S+):(\d+) ", report, re.M)]


def frames_of_gdb(program):
    command = ["gdb", "-nx", "-q", "-batch", "-ex", "run", "-ex", "bt", program]
    text = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False, text=True).stdout
    found = re.findall(r"^#\d+ +(?:0x[0-9a-f]+ in )?(\S+) \(.*\) at (\S+):(\d+)$", text, re.M)
    return [(name, os.path.basename(file), line) for name, file, line in found]


def main():
    least = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    ours, theirs = frames_of_report(sys.argv[1]), frames_of_gdb(sys.argv[1])
    print("report:", *ours, "gdb:", *theirs, sep="\n")
    if len(ours) < least or ours != theirs:
        sys.exit(1)


main()
