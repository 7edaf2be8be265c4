"""A check of resources by their type, whoever wrote them: a document, a patch or a construct."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from specgen.findings.finding import Problem
from specgen.findings.rule import Rule, rule
from specgen.sdk.aws.resources.values import Block
from specgen.terraform.providers import AWS

Function = Callable[[str, Block], Iterator[Problem]]
DATE = "2026-11-28"
EVERY = "*"
"""In the place of types: every resource of AWS."""


@dataclass(frozen=True, slots=True)
class ResourceCheck:
    """types: of the resources that the function takes, as (type, block)"""

    rule: Rule
    types: frozenset[str]
    function: Function

    def takes(self, kind: str) -> bool:
        return kind in self.types or (EVERY in self.types and kind.startswith(f"{AWS.name}_"))


def resource_check(
    code: str, promise: str, *types: str, date: str = DATE, **facts: Any
) -> Callable[[Function], ResourceCheck]:
    """Makes a check from a generator of problems, whose pointers begin in the resource."""

    def make(function: Function) -> ResourceCheck:
        made = rule(code, promise, date=date, **facts)
        return ResourceCheck(made, frozenset(types), function)

    return make
