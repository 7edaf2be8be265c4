"""AWS knowledge: promises that a good document keeps, and the problems if it does not."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from specgen.documents.document import Document
from specgen.findings.finding import Problem
from specgen.findings.rule import Rule, rule
from specgen.project.here import Here
from specgen.project.project import Effective, Project

Rule_ = Callable[..., Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule and the function that finds where it is broken."""

    rule: Rule
    function: Rule_
    wants_here: bool

    def run(self, here: Here) -> Iterator[Problem]:
        arguments = (here.spec, here) if self.wants_here else (here.spec,)
        yield from self.function(*arguments)


@dataclass(frozen=True, slots=True)
class At:
    """A problem of one document; effective: its place, or the document if it is placed nowhere"""

    effective: Effective | Document
    problem: Problem


@dataclass(frozen=True, slots=True)
class ProjectCheck:
    """A rule over all documents of an AWS account together; across: of all accounts"""

    rule: Rule
    function: Callable[[Project], Iterator[At]]
    across: bool = False


@dataclass(frozen=True, slots=True)
class LateChecks:
    """Project checks that take long to import, and that few projects need.

    module: its PROJECT_CHECKS; needed: whether there is something for them to look at
    """

    module: str
    needed: Callable[[Project], bool]

    def load(self) -> tuple[ProjectCheck, ...]:
        found: tuple[ProjectCheck, ...] = import_module(self.module).PROJECT_CHECKS
        return found


def check(code: str, promise: str, **facts: Any) -> Callable[[Rule_], Check]:
    """Makes a check from a generator that takes (spec) or (spec, here) and yields problems."""

    def make(function: Rule_) -> Check:
        wants_here = len(inspect.signature(function).parameters) > 1
        return Check(rule(code, promise, **facts), function, wants_here)

    return make


def project_check(
    code: str,
    promise: str,
    *,
    across: bool = False,
    **facts: Any,
) -> Callable[[Callable[[Project], Iterator[At]]], ProjectCheck]:
    def make(function: Callable[[Project], Iterator[At]]) -> ProjectCheck:
        return ProjectCheck(rule(code, promise, **facts), function, across)

    return make
