"""What must hold of prices: each is of a meter that the documents have, and of a known day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from specgen.facts.meters import FAMILIES, STALE_AFTER_DAYS, family_of, priced_as
from specgen.sdk import (
    At,
    Problem,
    Project,
    Severity,
    billed,
    did_you_mean,
    near_ones,
    project_check,
)
from specgen.systems.prices.model import EVERYWHERE, Listed, listed


def _at(price: Listed, message: str, hint: str = "") -> At:
    return At(price.document, Problem(price.pointer, message, hint, at_key=True))


@project_check("CST211", "a price is one of a meter that specgen counts by", across=True)
def meters_are_known(project: Project) -> Iterator[At]:
    for price in listed(project):
        if family_of(price.meter) is None:
            name = price.meter.partition(":")[0]
            family = FAMILIES.get(name)
            form = ":".join((name, *(part.upper() for part in family.parts))) if family else ""
            guess = near_ones(name, list(FAMILIES))
            message = f"there is no meter `{price.meter}`"
            yield _at(price, f"{message}; write {form}" if form else f"{message}{guess}")


@project_check(
    "CST212",
    "a price is one of a meter that documents have",
    across=True,
    severity=Severity.WARNING,
)
def meters_are_used(project: Project) -> Iterator[At]:
    used: set[tuple[str, str]] = set()
    for item in billed(project) if any(True for _ in listed(project)) else ():
        meter, region = item.bought.meter, item.bought.region or item.effective.region
        for one in (meter, priced_as(meter)):
            used |= {(region, one), (EVERYWHERE, one)}
    for price in listed(project) if project.is_whole else ():
        if family_of(price.meter) and (price.region, price.meter) not in used:
            where = "" if price.region == EVERYWHERE else f" in {price.region}"
            near = sorted(meter for region, meter in used if region == price.region and meter)
            guess = did_you_mean(price.meter, near)
            yield _at(price, f"no document has the meter {price.meter}{where}{guess}", "remove it")


@project_check(
    "CST213", "a price is not older than half a year", across=True, severity=Severity.INFO
)
def prices_are_fresh(project: Project) -> Iterator[At]:
    """Once for each document and day: all of a list grow old together."""
    today, seen = datetime.now(tz=UTC).date(), set()
    for price in listed(project):
        day = _day(price)
        if day is None or (price.document.id, day) in seen:
            continue
        age = (today - day).days
        if age > STALE_AFTER_DAYS:
            seen.add((price.document.id, day))
            message = f"{price.meter} has a price of {price.day}, {age} days ago"
            yield _at(price, f"{message}; look it up again, with those of the same day")


@project_check("CST214", "a meter has one price in a region", across=True)
def priced_once(project: Project) -> Iterator[At]:
    first: dict[tuple[str, str], Listed] = {}
    for price in listed(project):
        other = first.setdefault((price.region, price.meter), price)
        if other is not price:
            place = other.document.place(other.pointer)
            yield _at(price, f"{place} has a price of {price.meter}, too; remove one of the two")


@project_check("CST215", "prices are of regions that the platform has", across=True)
def regions_are_known(project: Project) -> Iterator[At]:
    known = list(project.platform.regions)
    reported: set[tuple[str, str]] = set()
    for price in listed(project):
        key = (price.document.id, price.region)
        if price.region in {EVERYWHERE, *known} or key in reported:
            continue
        reported.add(key)
        guess = did_you_mean(price.region, known) or f"; there are {', '.join(known)}, and *"
        message = f"the platform has no region {price.region}{guess}"
        yield At(price.document, Problem(("prices", price.region), message, at_key=True))


@project_check("CST216", "the day of a price is one of the calendar", across=True)
def days_exist(project: Project) -> Iterator[At]:
    reported: set[tuple[str, str]] = set()
    for price in listed(project):
        if _day(price) is None and (price.document.id, price.day) not in reported:
            reported.add((price.document.id, price.day))
            message = f"there is no day {price.day}; write the one on which it was looked up"
            yield _at(price, message)


def _day(price: Listed) -> date | None:
    try:
        return date.fromisoformat(price.day)
    except ValueError:
        return None


PROJECT_CHECKS = (
    meters_are_known,
    meters_are_used,
    prices_are_fresh,
    priced_once,
    regions_are_known,
    days_exist,
)
