# lit_format.py -- which tests run with which build of the library, and which of them first.
#
# A module of its own because lit hands tests to its worker processes, and these find the class by the module's name.
import os
import re

from lit.formats import ShTest

# What runs long begins first: otherwise one of these, found last, keeps one processor busy while the other idles. After
# a run lit knows better, from the times it has recorded in build/test-output; seconds of one run on two processors.
seconds = {
    "model/select-takes-each-goroutine-once.test": 26,
    "go/random-programs-agree.test": 23,
    "boot/panic-is-on-the-console-and-ends-the-machine.c": 18,
    "boot/go-program-is-the-init-of-a-machine.go": 15,
    "model/handover-of-sleepers.test": 14,
    "model/handover-needs-each-of-its-steps.test": 13,
    "run/driver-takes-every-kind-of-file.test": 13,
    "stress/random-programs-agree.test": 13,
    "go/conformance-of-packages.test": 12,
    "boot/init-without-descriptors-opens-the-console.test": 10,
    "boot/program-is-the-init-of-a-machine.c": 10,
    "boot/program-without-a-supervisor-runs-as-process-1.c": 10,
}

# %cc and %toy are of the build that is tested; in a file without them the command is the same with every build.
names_build = re.compile(r"RUN:.*%(cc|toy)\b(?!-)")


class BuildTest(ShTest):
    """A test of this tree; `first` says that it is the first build's, which runs all of them."""

    def __init__(self, first):
        super().__init__(execute_external=False)
        self.first = first

    def getTestsForPath(self, suite, path, lit_config, local_config):
        for test in super().getTestsForPath(suite, path, lit_config, local_config):
            with open(test.getSourcePath(), encoding="utf-8", errors="replace") as source:
                if not self.first and not names_build.search(source.read()):
                    continue
            test.previous_elapsed = test.previous_elapsed or seconds.get("/".join(path), 0)
            yield test
