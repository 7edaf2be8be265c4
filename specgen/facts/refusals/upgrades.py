"""Forms of a change of version that AWS refuses."""

from collections.abc import Callable, Mapping

from specgen.facts.refusals.forms import both, is_off
from specgen.facts.refusals.refusal import Form, Step
from specgen.facts.refusals.versions import Version, is_older, versions

Majors = Callable[[Version], int]
"""Version -> how many of its numbers are the major version."""

Paths = Mapping[Version, tuple[Version, ...]]
"""Every known major version, oldest first -> those that one upgrade leads to."""

FLAG = "allow_major_version_upgrade"


def numbers(count: int) -> Majors:
    return lambda _: count


def postgres(version: Version) -> int:
    """PostgreSQL 9.6 and older: two numbers."""
    return 1 if version >= (10,) else 2


def goes_down(step: Step) -> bool:
    old, new = versions(step.old, step.new)
    return bool(old and new) and is_older(new, old)


def is_major(majors: Majors) -> Form:
    """To a later major version."""

    def form(step: Step) -> bool:
        old, new = versions(step.old, step.new)
        return bool(old and new) and is_older(old[: majors(old)], new[: majors(new)])

    return form


def is_unasked_major(majors: Majors) -> Form:
    """To a later major version, and the flag that allows it is not set."""
    return both(is_major(majors), is_off(FLAG))


def skips(count: int) -> Form:
    """Over at least one version; count: how many numbers tell two versions apart."""

    def form(step: Step) -> bool:
        old, new = (v[:count] for v in versions(step.old, step.new))
        alike = len(old) == len(new) == count and old[:-1] == new[:-1]
        return alike and new[-1] > old[-1] + 1

    return form


def falls_over(count: int) -> Form:
    """Back over at least one version."""

    def form(step: Step) -> bool:
        old, new = (v[:count] for v in versions(step.old, step.new))
        alike = len(old) == len(new) == count and old[:-1] == new[:-1]
        return alike and new[-1] < old[-1] - 1

    return form


def has_no_path(paths: Paths) -> Form:
    """To a later major version that one upgrade does not lead to; false if one is not listed."""
    count = max(map(len, paths))

    def form(step: Step) -> bool:
        old, new = (v[:count] for v in versions(step.old, step.new))
        return old in paths and new in paths and old < new and new not in paths[old]

    return form


_BEHIND = {18: 0, 17: 6, 16: 10, 15: 14, 14: 19, 13: 22, 12: 26, 11: 31}
"""By how many minor versions a major of PostgreSQL is ahead of 18 in releases of the same day.

If one major alone gets a release, a target that is too old may no longer be noticed; none is
refused wrongly. source: https://www.postgresql.org/docs/release/ (2026-11-28)
"""
_ALONE = (14, 4)
"""The one release that no other major had."""


def is_older_release(step: Step) -> bool:
    """To a later major of PostgreSQL whose minor was released before the running one."""
    old, new = versions(step.old, step.new)
    known = all(len(v) > 1 and v[0] in _BEHIND for v in (old, new))
    return known and old[0] < new[0] and _day(new) < _day(old)


def same_release(step: Step) -> str:
    """The version of the head's major that was released together with the running one."""
    old, new = versions(step.old, step.new)
    return f"{new[0]}.{_day(old) + _BEHIND[new[0]]}"


def next_version(step: Step) -> str:
    old, _ = versions(step.old, step.new)
    return ".".join(map(str, (*old[:-1], old[-1] + 1)))


def _day(version: Version) -> int:
    """The releases of one day have the same number, and later ones a higher one."""
    major, minor, *_ = version
    return minor - _BEHIND[major] + (major == _ALONE[0] and minor <= _ALONE[1])
