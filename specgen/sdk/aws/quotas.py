"""What all documents use of an account's quotas."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from specgen.facts.quotas import QUOTAS
from specgen.project.here import Here
from specgen.project.project import Effective, Project
from specgen.sdk.declarations import QuotaNeed


@dataclass(frozen=True, slots=True)
class Taken:
    """What one document uses of a quota in one place."""

    effective: Effective
    need: QuotaNeed

    def amount(self, *, largest: bool) -> float:
        """largest: with the largest of the document's profiles"""
        at_largest = self.need.at_largest
        return self.need.amount if at_largest is None or not largest else at_largest


Takers = dict[str, list[Taken]]
"""Quota -> who uses it, in the documents' order."""


def takers(project: Project) -> dict[str, Takers]:
    """By region, over all environments of the account."""
    return project.once(_takers)


def _takers(project: Project) -> dict[str, Takers]:
    found: dict[str, Takers] = defaultdict(lambda: defaultdict(list))
    for effective in project.effectives:
        for need in effective.spec.quota_needs(Here(project, effective)):
            if need.amount > 0:
                found[effective.region][need.quota].append(Taken(effective, need))
    return found


def total(quota: str, taken: Sequence[Taken], *, largest: bool = False) -> float:
    """The sum; for a quota that each resource has for itself, the largest."""
    amounts = [one.amount(largest=largest) for one in taken]
    return max(amounts, default=0) if QUOTAS[quota].each else sum(amounts)
