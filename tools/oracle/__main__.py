"""Print what our checks accept and the AWS provider refuses, and advice that they refuse.

Takes about half an hour: `make oracle`. Ends with 1 if anything is printed but numbers.

usage: PYTHONPATH=tools:tests python -m oracle [--each N] [KIND...]
--each: at most so many values of a key, chosen by chance but always the same ones
"""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from oracle.choice import few
from oracle.variants import TRIED, variants
from oracle.verdicts import Verdicts, judge
from specgen.systems import BY_KIND
from specgen.terraform.offline.mirror import find_mirror
from specgen.terraform.offline.workspace import Workspace

WORKERS = 2


def main() -> int:
    parser = argparse.ArgumentParser(prog="oracle")
    parser.add_argument("--each", type=int)
    parser.add_argument("kinds", nargs="*", metavar="KIND", default=list(TRIED))
    given = parser.parse_args()
    if unknown := {*given.kinds} - {*TRIED}:
        parser.error(f"no such kind: {', '.join(sorted(unknown))}")
    faults = 0
    with ProcessPoolExecutor(WORKERS) as pool:
        for kind, made in zip(
            given.kinds, pool.map(partial(_kind, each=given.each), given.kinds), strict=True
        ):
            faults += len(made.faults)
            print(*made.faults, sep="\n", end="\n" if made.faults else "")
            print(f"{kind}: {_numbers(made)}", flush=True)
    return 1 if faults else 0


def _kind(kind: str, *, each: int | None) -> Verdicts:
    chosen = few(variants(BY_KIND[kind]), each)
    with TemporaryDirectory() as folder, Workspace(Path(folder), find_mirror()) as workspace:
        return judge(chosen, workspace)


def _numbers(made: Verdicts) -> str:
    counted = ", ".join(f"{count} {what}" for what, count in sorted(made.counts.items()))
    return f"{made.counts.total()} values of {len(made.keys)} keys: {counted}"


if __name__ == "__main__":
    sys.exit(main())
