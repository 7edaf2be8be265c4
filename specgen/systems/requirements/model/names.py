"""Globs with names: `aws_ecs_service.<service>` matches as `*` does, and keeps what it matched."""

import re
from collections.abc import Mapping
from fnmatch import translate
from functools import cache
from typing import Any

NAME = re.compile(r"<([a-z][a-z0-9_]*)>")
PRIVATE = 0xE000
"""Characters that mean nothing in a glob or a pattern: Unicode's private use area."""


def names_in(value: Any) -> set[str]:
    """Of all texts in the value; keys are paths, which have no names."""
    match value:
        case str():
            return set(NAME.findall(value))
        case dict():
            return {name for item in value.values() for name in names_in(item)}
        case list():
            return {name for item in value for name in names_in(item)}
    return set()


def matched(glob: str, text: str) -> dict[str, str] | None:
    """Name -> what it matched; None if the text does not match."""
    found = _compiled(glob).match(text)
    return None if found is None else found.groupdict()


@cache
def _compiled(glob: str) -> re.Pattern[str]:
    names = list(dict.fromkeys(NAME.findall(glob)))
    marks = {name: chr(PRIVATE + i) for i, name in enumerate(names)}
    pattern = translate(NAME.sub(lambda m: marks[m[1]], glob))
    for name, mark in marks.items():
        first, *others = pattern.split(mark)
        pattern = f"{first}(?P<{name}>.+){f'(?P={name})'.join(others)}"
    return re.compile(pattern)


def filled(value: Any, names: Mapping[str, str]) -> Any:
    """The value with what the names matched."""
    match value:
        case str():
            return NAME.sub(lambda m: names.get(m[1], m[0]), value)
        case dict():
            return {key: filled(item, names) for key, item in value.items()}
        case list():
            return [filled(item, names) for item in value]
    return value
