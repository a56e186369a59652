# own-programs-agree-with-peers.py -- the programs of test/go/programs do the same on Predawn as by gccgo and Go.
#
# gccgo's skynet alone takes a minute on a loaded machine.
#
# REQUIRES: long, release
# RUN: %python %s --driver "%cc" --place %t.place | FileCheck %s
# CHECK-NOT: differs
# CHECK: {{^}}[[#]] programs agree{{$}}
import argparse
import concurrent.futures
import os
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, here)
from peers import Disagreement, agree, peers  # noqa: E402


def try_one(source):
    with tempfile.TemporaryDirectory(dir=options.place) as folder:
        try:
            agree(source, folder, options.driver, peers())
        except Disagreement as why:
            return str(why)
    return None


parser = argparse.ArgumentParser()
parser.add_argument("--driver", default=os.path.join(here, "..", "..", "build", "predawn-cc"))
parser.add_argument("--place", default="/tmp")
parser.add_argument("sources", nargs="*")
options = parser.parse_args()
folder = os.path.join(here, "programs")
sources = options.sources or [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(".go")]
os.makedirs(options.place, exist_ok=True)
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    answers = list(zip(sources, pool.map(try_one, sources)))
for source, why in answers:
    if why:
        print(f"{os.path.basename(source)} differs: {why}")
print(f"{sum(why is None for _, why in answers)} programs agree")
