#!/usr/bin/python3
# agree.py -- random programs of Go do the same on Predawn as by gccgo, and by Go where it is installed.
#
#     agree.py --driver DRIVER --place FOLDER [--peers gccgo,go] FIRST COUNT
#
# The seeds run from FIRST. Each program is compiled by Predawn at -O0 and -O2 and run with 1, 2 and 8 Ms. Prints the
# seeds that disagree, and how; their programs stay in FOLDER.
import argparse
import concurrent.futures
import os
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(here))
from generate import program  # noqa: E402
from peers import Disagreement, agree, peers  # noqa: E402


def try_one(seed):
    """How the seed's program disagrees, or None."""
    with tempfile.TemporaryDirectory(dir=options.place) as folder:
        source = os.path.join(folder, f"random{seed}.go")
        with open(source, "w", encoding="utf-8") as file:
            file.write(program(seed))
        try:
            agree(source, folder, options.driver, chosen)
        except Disagreement as why:
            os.replace(source, os.path.join(options.place, os.path.basename(source)))
            return str(why)
    return None


parser = argparse.ArgumentParser()
parser.add_argument("--driver", default=os.path.join(here, "..", "..", "..", "build", "predawn-cc"))
parser.add_argument("--place", required=True)
parser.add_argument("--peers", default="gccgo,go")
parser.add_argument("--jobs", type=int, default=2)
parser.add_argument("first", type=int)
parser.add_argument("count", type=int)
options = parser.parse_args()
os.makedirs(options.place, exist_ok=True)
chosen = [peer for peer in peers() if peer[0].split()[0] in options.peers.split(",")]
seeds = range(options.first, options.first + options.count)
disagreements = 0
with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
    for seed, why in zip(seeds, pool.map(try_one, seeds)):
        if why:
            disagreements += 1
            print(f"seed {seed}: {why}", flush=True)
print(f"{options.count - disagreements} of {options.count} agree")
