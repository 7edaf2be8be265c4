"""Runs checkov over offline plans of the platform and compares with tools/checkov/allowed.yaml.

Takes some minutes: `make checkov`. Ends with 1 if anything differs, with 2 if nothing was compared.

usage: PYTHONPATH=tools python -m checkov [--since COMMIT] [--keep FOLDER]
--since: also the numbers of the files that git has in a commit
--keep: a new folder for the plans and for what checkov found in each
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from checkov.allowed import LIST, Broken, read_list
from checkov.compare import compare
from checkov.plans import NoPlan, write_plans
from checkov.platform import Platform, committed, platform
from checkov.report import Report, Unreadable, report_of
from checkov.scan import ROOT, NoCheckov, scan
from checkov.words import lines, numbers
from specgen.diff.sides import UnusableSide
from specgen.prove.cache import open_cache

DIFFERS, INCOMPLETE = 1, 2


def main() -> int:
    parser = argparse.ArgumentParser(prog="checkov")
    parser.add_argument("--since", metavar="COMMIT")
    parser.add_argument("--keep", metavar="FOLDER", type=Path)
    given = parser.parse_args()
    try:
        with TemporaryDirectory(prefix="specgen-checkov-") as folder:
            return _run(given.since, given.keep or Path(folder) / "plans", Path(folder))
    except (NoCheckov, NoPlan, Unreadable, Broken, UnusableSide) as error:
        print(f"checkov: nothing was compared: {error}", file=sys.stderr)
        return INCOMPLETE


def _run(since: str | None, plans: Path, scratch: Path) -> int:
    now = platform(ROOT)
    entries = read_list(LIST.read_text(encoding="utf-8"), now.decisions)
    if since:
        before = committed(ROOT, since, scratch / "before")
        print(f"checkov: {since}: {numbers(_report(before, scratch / 'before-plans'))}", flush=True)
    report = _report(now, plans)
    made = compare(report.failures, entries)
    print(*lines(report, made), sep="\n")
    return 0 if made.agrees else DIFFERS


def _report(here: Platform, plans: Path) -> Report:
    write_plans(here.generated, here.values, open_cache(), plans)
    scans = scan(plans)
    (plans / "scans.json").write_bytes(msgspec.json.encode(scans))
    return report_of(scans)


if __name__ == "__main__":
    sys.exit(main())
