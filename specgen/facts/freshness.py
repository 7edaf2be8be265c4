"""Decide whether an unknown name is wrong or only newer than our data, which is a warning."""

import re
from collections.abc import Collection, Iterable
from datetime import date

from specgen.facts import dates

_REGION = re.compile(r"[a-z]{2}-(north|south|east|west|central)(east|west)?-[1-9]\Z")
_TYPE = re.compile(
    r"((db|cache)\.)?[a-z-]+[1-9][a-z0-9-]*"
    r"\.(nano|micro|small|medium|large|([1-9][0-9]*)?xlarge|metal(-[0-9]+xl)?)\Z"
)
_DATED = re.compile(r"-(?P<year>20[0-9]{2})-(?P<month>[01][0-9])\Z")


def known_on(topic: str) -> date:
    """The date of a topic's facts, for the message."""
    return dates.as_of(topic)[0]


def may_be_a_region(name: str) -> bool:
    """Whether AWS could give a new region of the commercial partition that name."""
    return _REGION.match(name) is not None


def may_be_a_type(name: str) -> bool:
    """Whether it is a family with a generation, and a word for a size; m6i.lagre is a mistake."""
    return _TYPE.match(name) is not None


def sizes_of_family(name: str, known: Iterable[str]) -> list[str]:
    family = f"{name.rpartition('.')[0]}."
    return [other for other in known if other.startswith(family)]


def is_a_missing_size(name: str, known: Collection[str]) -> bool:
    """Whether other sizes of its family are known, but not this one: db.r6g.9xlarge.

    Most sizes of a family come at once, so it is a mistake, until somebody decides otherwise.
    """
    return name not in known and bool(sizes_of_family(name, known))


def may_be_newer(name: str, topic: str) -> bool:
    """Whether a name that ends in year and month could be newer than the facts.

    AWS publishes some of these months after the date in their names, so one year is allowed for.
    """
    match, known = _DATED.search(name), known_on(topic)
    if match is None:
        return False
    return (int(match["year"]) + 1, int(match["month"])) > (known.year, known.month)
