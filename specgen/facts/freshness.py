"""How checks speak of names that our dated facts do not know: what may be newer is a warning."""

import re
from datetime import date

from specgen.facts import dates

_REGION = re.compile(r"[a-z]{2}-(north|south|east|west|central)(east|west)?-[1-9]\Z")
_SIZE = re.compile(r"(nano|micro|small|medium|large|([1-9][0-9]*)?xlarge|metal(-[0-9]+xl)?)\Z")
_DATED = re.compile(r"-(?P<year>20[0-9]{2})-(?P<month>[01][0-9])\Z")


def known_on(topic: str) -> date:
    """The day of the facts of a topic, for the message."""
    return dates.as_of(topic)[0]


def may_be_a_region(name: str) -> bool:
    """Whether AWS could give a new region of the commercial partition that name."""
    return _REGION.match(name) is not None


def may_be_a_type(name: str) -> bool:
    """Whether the size of an instance type or class is a word of sizes; m6i.lagre is a mistake."""
    return _SIZE.match(name.rpartition(".")[2]) is not None


def may_be_newer(name: str, topic: str) -> bool:
    """Whether a name that ends in year and month could have come after the facts.

    AWS publishes some of these months after the date in their names: a year is allowed for.
    """
    match, known = _DATED.search(name), known_on(topic)
    if match is None:
        return False
    return (int(match["year"]) + 1, int(match["month"])) > (known.year, known.month)
