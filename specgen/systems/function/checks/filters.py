"""Filters of changes that Lambda refuses, or that no change matches."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from specgen.facts import functions
from specgen.sdk import Here, Pointer, Problem, check, did_you_mean
from specgen.sdk.aws.interfaces import TABLE
from specgen.systems.function.model import Function

DATE = "2026-11-30"
SYNTAX = f"{functions.GUIDE}/invocation-eventfiltering.html"
OPERATORS = (
    *("anything-but", "cidr", "equals-ignore-case", "exists", "numeric", "prefix", "suffix"),
    "wildcard",
)
"""source: https://docs.aws.amazon.com/eventbridge/latest/userguide/
eb-create-pattern-operators.html (2026-11-30)
"""
CHANGES = ("INSERT", "MODIFY", "REMOVE")
"""source: OperationType in the API model of DynamoDB Streams, botocore 1.44.5"""
TYPES = ("S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS")
"""source: AttributeValue there"""
IMAGES = {"NewImage": "new_image", "OldImage": "old_image"}
BOTH = "new_and_old_images"
OR = "$or"
_WORD = r"[A-Za-z0-9_.-]{1,40}"


@check(
    "FUN140",
    "a filter has lists of values under its keys",
    fact="Lambda answers `Invalid filter pattern definition` to what is no list",
    source=SYNTAX,
    date=DATE,
)
def filters_are_patterns(spec: Function) -> Iterator[Problem]:
    for pointer, pattern, _ in _filters(spec):
        yield from _pattern_problems(pattern, pointer)


def _filters(spec: Function) -> Iterator[tuple[Pointer, Mapping[str, Any], str]]:
    """Pointer, pattern, and the table whose changes it is about."""
    for i, trigger in enumerate(spec.triggers.tables):
        for j, pattern in enumerate(trigger.filters):
            yield ("triggers", "tables", i, "filters", j), pattern, trigger.table


def _pattern_problems(pattern: Mapping[str, Any], pointer: Pointer) -> Iterator[Problem]:
    if not pattern:
        yield Problem(pointer, "a filter without keys is none; write one, or remove it")
    for key, value in pattern.items():
        at = (*pointer, key)
        if isinstance(value, dict):
            yield from _pattern_problems(value, at)
        elif not isinstance(value, list):
            shown = f"[{value}]" if re.fullmatch(_WORD, str(value)) else "[...]"
            yield Problem(at, f"Lambda takes a list of values here; write {shown}")
        elif key != OR:
            yield from _value_problems(value, at)


def _value_problems(values: list[Any], pointer: Pointer) -> Iterator[Problem]:
    if not values:
        yield Problem(pointer, "an empty list matches nothing; write its values")
    for i, value in enumerate(values):
        operators = list(value) if isinstance(value, dict) else []
        unknown = [name for name in operators if name not in OPERATORS]
        if unknown:
            guess = did_you_mean(unknown[0], OPERATORS) or f"; write one of {', '.join(OPERATORS)}"
            message = f"a filter has no operator `{unknown[0]}`{guess}"
            yield Problem((*pointer, i, unknown[0]), message, at_key=True)
        elif isinstance(value, list):
            yield Problem((*pointer, i), "a list in a list matches nothing; write its values")


@check(
    "FUN141",
    "a filter is one that a change of the table can match",
    fact="a change without a field of the filter does not match, and Lambda discards it; each "
    "value of an item is below its type, such as S or N; a stream has only the images of its view",
    source=SYNTAX,
    date=DATE,
)
def changes_can_match(spec: Function, here: Here) -> Iterator[Problem]:
    for pointer, pattern, name in _filters(spec):
        yield from _event_problems(pattern.get("eventName"), (*pointer, "eventName"))
        change, at = pattern.get("dynamodb"), (*pointer, "dynamodb")
        if not isinstance(change, dict):
            continue
        table = TABLE.find(here, name)
        stream = table.spec.stream if table else None
        for image, view in IMAGES.items():
            if image in change and stream not in {None, view, BOTH} and not _absent(change[image]):
                message = f"the stream of table/{name} is {stream}, so no change has {image}"
                right = f"write `stream: {BOTH}` there"
                yield Problem((*at, image), f"{message}; {right}", at_key=True)
        for part in ("Keys", *IMAGES):
            yield from _type_problems(change.get(part), (*at, part))


def _event_problems(names: Any, pointer: Pointer) -> Iterator[Problem]:
    for i, name in enumerate(names if isinstance(names, list) else ()):
        if isinstance(name, str) and name not in CHANGES:
            guess = did_you_mean(name, CHANGES) or f"; write one of {', '.join(CHANGES)}"
            yield Problem((*pointer, i), f"no change is called {name}{guess}")


def _absent(value: Any) -> bool:
    """Whether the filter asks that something is not there."""
    if isinstance(value, dict):
        return value == {"exists": False} or (bool(value) and all(map(_absent, value.values())))
    return isinstance(value, list) and bool(value) and all(map(_absent, value))


def _type_problems(item: Any, pointer: Pointer) -> Iterator[Problem]:
    for attribute, value in item.items() if isinstance(item, dict) else ():
        at = (*pointer, attribute)
        if isinstance(value, list) and attribute != OR and not _absent(value):
            message = f"the value of {attribute} is below its type"
            yield Problem(at, f"{message}; write {{S: [...]}}, or N for a number")
        elif isinstance(value, dict):
            for name in value:
                if name not in TYPES and name != OR:
                    message = f"there is no type {name} of a value"
                    yield Problem((*at, name), f"{message}; write S, N, BOOL, M or L", at_key=True)


FILTERS = (filters_are_patterns, changes_can_match)
