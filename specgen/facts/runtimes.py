"""Runtimes of Lambda that have ended."""

from datetime import date
from functools import cache

import msgspec

from specgen.facts import dates, store


class Runtime(msgspec.Struct, frozen=True):
    """Days from which AWS refuses to create a function with it, and to change one; its successor"""

    creates: date | None
    changes: date | None
    successor: str = ""

    def has_ended(self, day: date | None) -> bool:
        """On the date of the facts, so that the same documents have the same findings."""
        known, _ = dates.as_of("lambda_runtimes")
        return day is not None and day <= known


def runtime(name: str) -> Runtime | None:
    """None for one whose end is not known."""
    return _runtimes().get(name)


@cache
def _runtimes() -> dict[str, Runtime]:
    return store.facts("lambda_runtimes", dict[str, Runtime])
