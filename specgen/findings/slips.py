"""Whether one word is a slip of the pen for another, or means something else."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

LONGEST = 100
"""Characters of the longest word that is taken for a slip; comparing more only costs time."""

SHORTEST = 3
"""Characters of the shortest beginning that is taken for the whole word."""

_OPPOSITES = (
    *("min max", "minimum maximum", "in out", "ingress egress", "inbound outbound"),
    *("internal external", "public private", "primary secondary", "source target", "start end"),
    *("include exclude", "enable disable", "enabled disabled", "allow deny", "import export"),
    *("east west", "north south", "northeast southeast", "northwest southwest", "first last"),
    *("upper lower", "up down", "before after", "read write", "reader writer", "role rule"),
    *("roles rules", "mode node code", "modes nodes codes", "path patch", "host post cost"),
    *("create delete", "add remove", "hard soft", "hot warm cold", "new old", "on off"),
    *("active passive", "dev prod preprod", "user group", "sender receiver", "cpu vcpu"),
    *("b kb mb gb tb", "bytes kib mib gib tib", "ms s seconds minutes hours days weeks years"),
    *("kib mb gb tb", "mib kb gb tb", "gib kb mb tb", "tib kb mb gb"),
)
_GROUPS = tuple(frozenset(words.split()) for words in _OPPOSITES)
"""Words that look or sound alike, and of which none is meant by another."""

UNITS = frozenset({
    "bytes", "count", "days", "gib", "hours", "iops", "kib", "mib", "mibps", "minutes", "ms",
    "percent", "seconds", "tib", "vcpu",
})  # fmt: skip


_SHORT_FORMS = frozenset({
    "addr", "auth", "cert", "certs", "conf", "config", "desc", "descr", "dest", "dist", "env",
    "envs", "expr", "max", "mem", "min", "num", "org", "param", "params", "perm", "perms", "pol",
    "prop", "props", "repo", "repos", "req", "spec", "stat", "sub", "temp", "val", "vol", "vols",
})  # fmt: skip
"""Beginnings that stand for their word: `user` does not stand for username."""


def distance(one: str, other: str) -> int:
    """Letters to insert, delete, replace, or exchange with their neighbour.

    source: https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance, optimal string alignment
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != wanted))
            crossed = i > 1 and j > 1 and (letter, one[i - 2]) == (other[j - 2], wanted)
            row.append(min(cost, last[j - 2] + 1) if crossed else cost)
    return row[-1]


def meant(word: str, options: Sequence[str]) -> str:
    """The one option that the word was meant to be; empty if none or several are as near."""
    if len(word) > LONGEST:
        return ""
    ranked = sorted((rank, option) for option in options if (rank := _rank(word, option)) < _FAR)
    best = [option for rank, option in ranked if rank == ranked[0][0]]
    begun = [option for option in options if _plain(option).startswith(_plain(word))]
    unclear = len(best) != 1 or (ranked[0][0] == _SHORT and len(begun) > 1)
    return "" if unclear else best[0]


def certain(word: str, options: Sequence[str]) -> str | None:
    """As meant(), but None also for a word that is only the beginning of the option."""
    found = meant(word, options)
    return found if is_certain(word, found) else None


def is_certain(word: str, found: str) -> bool:
    """found: by meant(); `retention` may be another unit than days"""
    return bool(found) and _rank(word, found) < _SHORT


_SHORT, _FAR = 10, 100


def _rank(word: str, option: str) -> int:
    """0 for another spelling, then by distance; _FAR if something else is meant."""
    one, other = _plain(word), _plain(option)
    if one.replace("_", "") == other.replace("_", ""):
        return 0
    if _numbers(one) != _numbers(other) or _differ(one, other):
        return _FAR
    if one in _plurals(other) or other in _plurals(one):
        return 1
    allowed = _allowed(one, other)
    if _may_be_within(one, other, allowed) and (apart := distance(one, other)) <= allowed:
        return 1 + apart
    if len(one) >= SHORTEST and _is_short_for(one, other):
        return _SHORT
    return _FAR


@lru_cache(maxsize=4096)  # of a thousand types it is asked for each wrong one
def _plain(word: str) -> str:
    """retentionDays, Retention-Days -> retention_days"""
    split = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", word) if not word.isupper() else word
    return re.sub(r"[\W_]+", "_", split).strip("_").lower()


@lru_cache(maxsize=4096)
def _numbers(word: str) -> list[str]:
    """Two names that differ in a number are two names."""
    return re.findall(r"[0-9]+", word)


def _differ(one: str, other: str) -> bool:
    """A part of one is the opposite of its part in the other, or each is a letter of its own."""
    parts = (one.split("_"), other.split("_"))
    if len(parts[0]) != len(parts[1]):
        return False
    changed = [(a, b) for a, b in zip(*parts, strict=True) if a != b]
    if any(len(a) == len(b) == 1 for a, b in changed):
        return True
    return any(a in group and b in group for a, b in changed for group in _GROUPS)


def _plurals(word: str) -> set[str]:
    made = {f"{word}s", f"{word}es"}
    return made | ({f"{word[:-1]}ies"} if word.endswith("y") else set())


def _allowed(one: str, other: str) -> int:
    """By the length of the shorter word; in short ones a replaced letter makes another word."""
    size = min(len(one), len(other))
    if size < SHORTEST:
        return 0
    if size <= 4:  # noqa: PLR2004  name, role, port
        return 0 if len(one) == len(other) and sorted(one) != sorted(other) else 1
    return 1 if size <= 7 else 2 if size <= 13 else 3  # noqa: PLR2004  as the docstring says


def _may_be_within(one: str, other: str, allowed: int) -> bool:
    """Judged by their letters alone, because the distance takes long for long lists."""
    if abs(len(one) - len(other)) > allowed:
        return False
    had, wanted = Counter(one), Counter(other)
    return max((had - wanted).total(), (wanted - had).total()) <= allowed


def _is_short_for(one: str, other: str) -> bool:
    """`max_vcpus` for maximum_vcpus, `retention` for retention_days; never one noun for two."""
    rest = other.removeprefix(one)
    if rest == other:
        parts = (one.split("_"), other.split("_"))
        changed = [(a, b) for a, b in zip(*parts, strict=False) if a != b]
        same = len(parts[0]) == len(parts[1]) > 1
        return same and all(a in _SHORT_FORMS and b.startswith(a) for a, b in changed)
    return (one in _SHORT_FORMS and "_" not in rest) or (rest[0] == "_" and rest[1:] in UNITS)
