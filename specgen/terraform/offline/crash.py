"""A provider that crashes fails every resource it was planning; one of them is the cause."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from specgen.terraform.offline.diagnostics import Diagnostic, Diagnostics

CRASHES = ("Plugin did not respond", "Request cancelled", "Plugin error")
"""Summaries of Terraform for a provider that ended while it was asked.

source: terraform 1.11, internal/plugin6/grpc_error.go
"""
TRIED = 12
"""Resources that are planned alone; each takes seconds."""


def is_crash(found: Diagnostic) -> bool:
    return found.severity == "error" and found.summary.startswith(CRASHES)


def blamed(found: Diagnostics, planned_alone: Callable[[str], Diagnostics]) -> Diagnostics:
    """What a crash leaves to say: of the resources that crash the provider alone, if any does.

    planned_alone: address -> what a plan of that resource, and of what it reads, says
    """
    crashed = [item for item in found if is_crash(item)]
    named = list(dict.fromkeys(item.address for item in crashed if item.address))
    if not named[1:]:  # there is only one to blame
        return found
    guilty = {a for a in named[:TRIED] if any(map(is_crash, planned_alone(a)))}
    others = tuple(item for item in found if not is_crash(item))
    if not guilty:
        return (*others, _together(crashed, named))
    return (*others, *_first_of_each(crashed, guilty))


def _first_of_each(crashed: Iterable[Diagnostic], guilty: set[str]) -> Diagnostics:
    first: dict[str, Diagnostic] = {}
    for item in crashed:
        if item.address in guilty:
            first.setdefault(item.address, item)
    return tuple(first.values())


def _together(crashed: list[Diagnostic], named: list[str]) -> Diagnostic:
    detail = f"{crashed[0].detail} It was planning {', '.join(named)}; alone, none of them does it."
    return replace(crashed[0], detail=detail.strip(), address=None, file=None, line=None)
