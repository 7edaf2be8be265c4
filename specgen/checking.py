"""AWS knowledge: promises that a good document keeps, and the findings where it does not."""

import inspect
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from specgen.documents.document import Document
from specgen.findings.finding import Finding, Problem
from specgen.findings.rule import Rule, rule
from specgen.overriding import with_override
from specgen.project import Effective, Here, Project

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
    """A problem of one document; effective: where it is, or the document where it is nowhere"""

    effective: Effective | Document
    problem: Problem


@dataclass(frozen=True, slots=True)
class ProjectCheck:
    """A rule over all documents together."""

    rule: Rule
    function: Callable[[Project], Iterator[At]]


def check(code: str, promise: str, **facts: Any) -> Callable[[Rule_], Check]:
    """Makes a check of a generator that takes (spec) or (spec, here) and yields problems."""

    def make(function: Rule_) -> Check:
        wants_here = len(inspect.signature(function).parameters) > 1
        return Check(rule(code, promise, **facts), function, wants_here)

    return make


def project_check(
    code: str,
    promise: str,
    **facts: Any,
) -> Callable[[Callable[[Project], Iterator[At]]], ProjectCheck]:
    def make(function: Callable[[Project], Iterator[At]]) -> ProjectCheck:
        return ProjectCheck(rule(code, promise, **facts), function)

    return make


def run_checks(project: Project, everywhere: Iterable[ProjectCheck]) -> list[Finding]:
    """Every broken promise, once for each place in the text, saying where it holds."""
    found: dict[Finding, list[Effective]] = defaultdict(list)
    for effective in project.effectives:
        here = Here(project, effective)
        for one in effective.system.checks:
            for problem in one.run(here):
                found[finding(one.rule, effective, problem)].append(effective)
    for many in everywhere:
        for at in many.function(project):
            places = found[finding(many.rule, at.effective, at.problem)]
            if isinstance(at.effective, Effective):
                places.append(at.effective)
    return [located(project, item, places) for item, places in found.items()]


def finding(broken: Rule, subject: Effective | Document, problem: Problem) -> Finding:
    pointer = problem.pointer
    if isinstance(subject, Effective):
        pointer = subject.source_pointer(pointer)
    made = Finding(
        problem.code or broken.code,
        problem.severity or broken.severity,
        problem.message,
        subject.place(problem.pointer, key=problem.at_key),
        problem.help,
        document=subject.id,
        pointer=pointer,
    )
    return with_override(made, subject.document if isinstance(subject, Effective) else subject)


def located(project: Project, item: Finding, held: list[Effective]) -> Finding:
    """Names the places unless the fault holds wherever the document is."""
    kind, _, name = item.document.partition("/")
    everywhere = project.index.get((kind, name), {})
    spots = {e.spot for e in held}
    if spots == set(everywhere) or not held:
        return item
    others = [spot for spot in everywhere if spot not in spots]
    located = replace(item, where=tuple(sorted("/".join(spot) for spot in spots)))
    return with_override(located, held[0].document, spots, others)
