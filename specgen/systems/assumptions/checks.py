"""What must hold of assumptions: each is about something that the documents make."""

from collections.abc import Iterator
from datetime import UTC, datetime

from specgen.facts.meters import FAMILIES
from specgen.sdk import (
    At,
    Document,
    Effective,
    Problem,
    Project,
    Severity,
    Usage,
    billed,
    did_you_mean,
    near_ones,
    project_check,
)
from specgen.systems.assumptions.model import Amount, fits, written

SERVICES = tuple(dict.fromkeys(family.service for family in FAMILIES.values()))


@project_check("CST201", "an assumption is about a usage that AWS bills a document by", across=True)
def usages_are_known(project: Project) -> Iterator[At]:
    known = sorted({name for name, _ in _users(project)})
    for document, model in written(project) if project.is_whole else ():
        for name in model.usage:
            if name not in known:
                guess = near_ones(name, known)
                message = f"no document of this project is billed by `{name}`{guess}"
                hint = "remove it, or see `specgen cost` for usages that are not counted"
                yield At(document, Problem(("usage", name), message, hint, at_key=True))


@project_check(
    "CST202", "the pattern of an assumption matches a document with that usage", across=True
)
def patterns_match(project: Project) -> Iterator[At]:
    users = _users(project)
    for document, model in written(project) if project.is_whole else ():
        for name, patterns in model.usage.items():
            having = [effective for usage, effective in users if usage == name]
            for pattern in patterns if having else ():
                if not any(fits(pattern, effective) for effective in having):
                    names = sorted({effective.name for effective in having})
                    guess = did_you_mean(pattern, names)
                    message = f"`{pattern}` matches no document with the usage {name}{guess}"
                    hint = f"documents with it: {', '.join(names[:8])}"
                    pointer = ("usage", name, pattern)
                    yield At(document, Problem(pointer, message, hint, at_key=True))


def _users(project: Project) -> list[tuple[str, Effective]]:
    """Usage, and a document that is billed by it; none are asked if nothing is assumed."""
    items = billed(project) if any(True for _ in written(project)) else ()
    return [(x.bought.name, x.effective) for x in items if isinstance(x.bought, Usage)]


@project_check("CST203", "the least of an amount is not more than the most", across=True)
def amounts_are_ranges(project: Project) -> Iterator[At]:
    for document, model in written(project):
        for name, patterns in model.usage.items():
            for pattern, value in patterns.items():
                if isinstance(value, Amount) and value.low > value.high:
                    message = f"low is {value.low:g}, but high {value.high:g}; swap the two"
                    pointer = ("usage", name, pattern, "low")
                    yield At(document, Problem(pointer, message))


@project_check("CST204", "one document says how much is assumed", across=True)
def said_once(project: Project) -> Iterator[At]:
    first: dict[tuple[str, ...], Document] = {}
    for document, model in written(project):
        said: list[tuple[str, ...]] = [
            ("usage", name, pattern) for name, of in model.usage.items() for pattern in of
        ]
        said += [("discounts", service) for service in model.discounts]
        if model.spot_discount_percent is not None:
            said.append(("spot_discount_percent",))
        for pointer in said:
            other = first.setdefault(pointer, document)
            if other is not document:
                place = other.place(pointer)
                message = f"{place} also says this; remove one of the two"
                yield At(document, Problem(pointer, message, at_key=True))


@project_check("CST205", "a discount is one of a service whose meters specgen knows", across=True)
def services_are_known(project: Project) -> Iterator[At]:
    for document, model in written(project):
        for service in model.discounts:
            if service not in SERVICES:
                guess = near_ones(service, SERVICES)
                message = f"specgen counts nothing of a service `{service}`{guess}"
                yield At(document, Problem(("discounts", service), message, at_key=True))


@project_check("CST206", "a discount still holds", across=True, severity=Severity.WARNING)
def discounts_hold(project: Project) -> Iterator[At]:
    today = datetime.now(tz=UTC).date().isoformat()
    for document, model in written(project):
        for service, discount in model.discounts.items():
            if discount.until < today:
                message = f"the discount ended on {discount.until}, so it does not count any more"
                hint = "write the new contract's, or remove it"
                pointer = ("discounts", service, "until")
                yield At(document, Problem(pointer, message, hint))


PROJECT_CHECKS = (
    usages_are_known,
    patterns_match,
    amounts_are_ranges,
    said_once,
    services_are_known,
    discounts_hold,
)
