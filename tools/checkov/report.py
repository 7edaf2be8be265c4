"""What checkov found in the plan of each root module."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from specgen.terraform.root_modules import block_of


class Failure(NamedTuple):
    """check: such as CKV_AWS_21; promise: what the check ensures, in checkov's words

    address: without the key of count or for_each, so that it stays if their number changes
    """

    check: str
    root_module: str
    address: str
    promise: str


class Scan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One plan, as inside.py prints it; failed: (check, address, promise) of each"""

    root_module: str
    resources: int
    passed: int
    failed: tuple[tuple[str, str, str], ...] = ()
    errors: tuple[str, ...] = ()


class Report(NamedTuple):
    """counted: failures of each instance, as checkov counts; failures: of blocks, sorted"""

    plans: int
    resources: int
    passed: int
    counted: int
    failures: tuple[Failure, ...]


class Unreadable(Exception):
    """checkov could not read a plan."""


def report_of(scans: Iterable[Scan]) -> Report:
    """raises: Unreadable"""
    made = list(scans)
    if broken := [scan.root_module for scan in made if scan.errors]:
        raise Unreadable(f"checkov cannot read the plans of {', '.join(sorted(broken))}")
    return Report(
        plans=len(made),
        resources=sum(scan.resources for scan in made),
        passed=sum(scan.passed for scan in made),
        counted=sum(len(scan.failed) for scan in made),
        failures=tuple(sorted(_failures(made))),
    )


def _failures(scans: Sequence[Scan]) -> set[Failure]:
    return {
        Failure(check, scan.root_module, block_of(address), promise)
        for scan in scans
        for check, address, promise in scan.failed
    }
