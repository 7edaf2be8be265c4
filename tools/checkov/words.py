"""What the comparison prints."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from checkov.allowed import LIST
from checkov.compare import Comparison
from checkov.report import Failure, Report
from checkov.scan import ROOT

_SHOWN = 3
"""Root modules of one failure; more of them are counted."""


def numbers(report: Report) -> str:
    return (
        f"{report.passed:,} passed, {report.counted:,} failed "
        f"(resources: {report.resources:,}, plans: {report.plans})"
    )


def lines(report: Report, made: Comparison) -> Iterator[str]:
    where = LIST.relative_to(ROOT)
    for block, group in groupby(sorted(made.new, key=_block), key=_block):
        yield _new(*block, list(group))
    for part in made.stale:
        yield f"stale: {part} matches no failure any more; remove it from {where}"
    for failure, parts in made.twice:
        both = " and ".join(map(str, parts))
        yield (
            f"twice: {failure.check} {failure.address} in {failure.root_module} is allowed by "
            f"{both}; let one entry allow it"
        )
    yield f"checkov: {numbers(report)}"
    yield f"checkov: {_allowed(made)}"


def _block(failure: Failure) -> tuple[str, str, str]:
    return failure.check, failure.address, failure.promise


def _new(check: str, address: str, promise: str, failures: Sequence[Failure]) -> str:
    names = [failure.root_module for failure in failures]
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    where = f"{', '.join(names[:_SHOWN])}{more}"
    return (
        f"new: {check} {address} in {where}: {promise}; fix it in the code of its kind, or allow "
        f"it with a reason in {LIST.relative_to(ROOT)}"
    )


def _allowed(made: Comparison) -> str:
    """Of blocks, so that the number of instances does not matter."""
    verdicts = [f"{count:,} {verdict}" for verdict, count in sorted(made.verdicts.items())]
    listed = f" ({', '.join(verdicts)})" if verdicts else ""
    allowed = f"{made.verdicts.total():,} allowed{listed}"
    return f"blocks that fail: {allowed}, {len(made.new):,} new; stale entries: {len(made.stale):,}"
