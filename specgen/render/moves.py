"""From where resources are moved, because a document or a part of it was renamed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise, product
from operator import itemgetter

from specgen.findings.finding import Finding, Problem
from specgen.project.checks.build_rules import FREE_TO_MOVE
from specgen.project.locate import finding
from specgen.project.part_names import joined, spellings
from specgen.project.project import Effective
from specgen.render.built import BuiltModule, published_name

Move = dict[str, str]
"""A `moved` block: from, to."""


def moves(built: BuiltModule) -> Iterator[tuple[Effective, Move]]:
    """From each earlier address of a resource to the next, with the document it belongs to.

    Each combination of names is an earlier address: they may have been renamed in any order.
    """
    for (kind, name), owner in sorted(built.claims.items(), key=itemgetter(0)):
        if owner is None or kind in {"local", "var"} or kind.startswith("data."):
            continue
        role = built.roles.get((kind, name), "")
        if len(owner.spellings) > 1 or len(spellings(role)) > 1:
            names = product(owner.spellings, spellings(role))
            yield from ((owner, m) for m in steps(f"{kind}.{joined(*one)}" for one in names))


def output_moves(built: BuiltModule) -> Iterator[Move]:
    """Like moves(), for the parameters that documents publish."""
    for effective, output in built.published:
        names = product(effective.spellings, spellings(output))
        yield from steps(f"aws_ssm_parameter.{published_name(effective, *one)}" for one in names)


def steps(addresses: Iterable[str]) -> Iterator[Move]:
    """addresses: the present one is the last, wherever else it is"""
    for before, after in pairwise(reversed(dict.fromkeys(reversed(list(addresses))))):
        yield {"from": before, "to": after}


def held_up(built: BuiltModule) -> Iterator[Finding]:
    """Moves that Terraform refuses, because something else is or was at the address."""
    left: dict[str, Effective] = {}
    for owner, move in moves(built):
        start = move["from"]
        other = built.claims.get(_claimed(start)) or left.setdefault(start, owner)
        if other is not owner or _claimed(start) in built.claims:
            yield _held_up(owner, start, other)


def _claimed(address: str) -> tuple[str, str]:
    kind, _, name = address.partition(".")
    return kind, name


def _held_up(owner: Effective, start: str, other: Effective) -> Finding:
    place = other.place(("name",))
    message = f"{other.id}, in {place}, has the address `{start}`, so nothing can be moved from it"
    pointer = ("renamed_from",) if owner.earlier_names else ("name",)
    problem = Problem(pointer, message, "rename what has it, or remove `renamed_from`")
    where = f"{owner.environment}/{owner.region}"
    return replace(finding(FREE_TO_MOVE, owner, problem), where=(where,), because=place)
