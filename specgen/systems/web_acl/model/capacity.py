"""How many capacity units a statement of Terraform costs, with the sum written out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from specgen.facts import waf
from specgen.facts.waf_groups import GROUPS


@dataclass(frozen=True, slots=True)
class Units:
    """What one rule costs; parts: what for, and how many"""

    rule: str
    parts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return sum(count for _, count in self.parts)

    @property
    def how(self) -> str:
        """`login-rate 14 (rate 2, path 2, lower-case path 10)`"""
        inner = ", ".join(f"{what} {count}" for what, count in self.parts)
        return f"{self.rule} {self.total}" + (f" ({inner})" if len(self.parts) > 1 else "")


def units_of(rule: str, statement: Mapping[str, Any]) -> Units:
    """statement: as Terraform takes it"""
    return Units(rule, tuple(_parts(statement)))


def total(units: Sequence[Units]) -> int:
    """At most: AWS may count the same change of the same part of a request only once.

    source: https://docs.aws.amazon.com/waf/latest/developerguide/aws-waf-capacity-units.html
    """
    return sum(one.total for one in units)


def least(units: Sequence[Units]) -> int:
    """If AWS counts each change of a part of requests only once, which was seen in 2021.

    source: https://mdleom.com/blog/2021/07/23/aws-waf-wcu (2026-11-29)
    """
    changes = [part for one in units for part in one.parts if part[0].startswith(LOWER_CASE)]
    once = dict(changes)
    return total(units) - sum(count for _, count in changes) + sum(once.values())


def summed(units: Sequence[Units]) -> str:
    return " + ".join(one.how for one in units)


LOWER_CASE = "lower-case "
_FIELDS = {"uri_path": "path", "single_header": "header", "body": "body"}


def _parts(statement: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for kind, body in statement.items():
        yield from _COSTS[kind](body)


def _several(body: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Logic costs nothing of its own."""
    inner = body["statement"]
    for one in inner if isinstance(inner, list) else [inner]:
        yield from _parts(one)


def _group(body: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    known = GROUPS.get(body["name"])
    yield "group", known.units if known else 0
    yield from _narrowed(body)


def _rate(body: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    yield "rate", waf.RATE
    for key in body.get("custom_key", ()):
        yield f"key {next(iter(key))}", waf.RATE_KEY
    yield from _narrowed(body)


def _narrowed(body: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    yield from _parts(body.get("scope_down_statement", {}))


def _text(body: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    yield _field(body), waf.TEXT[body["positional_constraint"]]
    yield from _changes(body)


def _size(body: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    yield f"size of {_field(body)}", waf.SIZE
    yield from _changes(body)


def _field(body: Mapping[str, Any]) -> str:
    return _FIELDS[next(iter(body["field_to_match"]))]


def _changes(body: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for change in body["text_transformation"]:
        if change["type"] != "NONE":
            yield f"{LOWER_CASE}{_field(body)}", waf.TRANSFORMATION


_COSTS: Mapping[str, Callable[[Mapping[str, Any]], Iterator[tuple[str, int]]]] = {
    "and_statement": _several,
    "not_statement": _several,
    "managed_rule_group_statement": _group,
    "rate_based_statement": _rate,
    "byte_match_statement": _text,
    "size_constraint_statement": _size,
    "geo_match_statement": lambda _: iter([("country", waf.GEO)]),
    "ip_set_reference_statement": lambda _: iter([("addresses", waf.IP_SET)]),
}
