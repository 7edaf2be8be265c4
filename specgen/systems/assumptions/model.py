"""The keys of an assumptions document, and which assumption is about a document."""

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Annotated, Any

from msgspec import Meta

from specgen.sdk import Document, Effective, Part, Percent, Pointer, Project

UsageName = Annotated[str, Meta(pattern="^[a-z][a-z0-9]*(_[a-z0-9]+)*$", examples=["nat_gib"])]
Pattern = Annotated[str, Meta(min_length=1, examples=["main"])]


class Amount(Part, kw_only=True):
    low: Annotated[float, Meta(description="Least in a month", ge=0)]
    high: Annotated[float, Meta(description="Most in a month", ge=0)]


class Discount(Part, kw_only=True):
    percent: Annotated[Percent, Meta(description="What AWS takes off its list prices")]
    until: Annotated[
        str,
        Meta(
            description="Last day of the contract",
            pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            examples=['"2027-12-31"'],
        ),
    ]


class Assumptions(Part, kw_only=True):
    """How much is used of what AWS bills by use. What has no assumption is not counted."""

    usage: Annotated[
        dict[UsageName, dict[Pattern, Annotated[float, Meta(ge=0)] | Amount]],
        Meta(
            description="Usage -> documents -> amount a month of each of them, in each of its "
            "places. Documents are patterns of their name, or of environment/region/name; exact "
            "names count before patterns, and places before names",
            examples=[{"nat_gib": {"main": {"low": 2000, "high": 20000}}}],
        ),
    ] = {}
    spot_discount_percent: Annotated[
        Percent | None,
        Meta(
            description="How much less than on demand Spot costs; by default it counts as on "
            "demand, which is the most that it can cost"
        ),
    ] = None
    discounts: Annotated[
        dict[str, Discount],
        Meta(
            description="Service, as `specgen cost --by service` names it -> discount by contract",
            examples=[{"AmazonEC2": {"percent": 7, "until": "2027-12-31"}}],
        ),
    ] = {}


@dataclass(frozen=True, slots=True)
class Assumed:
    """An amount a month, and where it is written."""

    low: float
    high: float
    document: Document
    pointer: Pointer


def written(project: Project) -> Iterator[tuple[Document, Assumptions]]:
    """Every document of this kind."""
    for document, _, model in project.bare:
        if isinstance(model, Assumptions):
            yield document, model


def amount(value: float | Amount) -> tuple[float, float]:
    return (value.low, value.high) if isinstance(value, Amount) else (value, value)


def fits(pattern: str, effective: Effective[Any]) -> bool:
    whole = f"{effective.environment}/{effective.region}/{effective.name}"
    return fnmatchcase(whole if "/" in pattern else effective.name, pattern)


def assumed(project: Project, name: str, effective: Effective[Any]) -> Assumed | None:
    """What is assumed of a document in its place; None if nothing is."""
    found = [
        (_rank(pattern), Assumed(*amount(value), document, ("usage", name, pattern)))
        for document, model in written(project)
        for pattern, value in model.usage.get(name, {}).items()
        if fits(pattern, effective)
    ]
    return max(found, key=lambda item: item[0])[1] if found else None


def _rank(pattern: str) -> tuple[bool, bool, int, str]:
    """The more exact one is larger."""
    is_exact = not set(pattern) & set("*?[")
    return "/" in pattern, is_exact, len(pattern), pattern
