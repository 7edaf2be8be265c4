"""JSON Schema, Draft 2020-12, where Python and other languages read it differently."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, ValidationError, validators

MAX_MATCHED = 1_000
"""Characters; no name is longer, and no pattern runs into a catastrophe on so few."""


def _is_integer(_checker: Any, value: Any) -> bool:
    """3.0 is whole to JSON Schema, and no int to the models."""
    return isinstance(value, int) and not isinstance(value, bool)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """`$` ends the text, as in other languages: Python lets a line end follow it."""
    return re.compile(re.sub(r"(?<!\\)\$(?=\||\)|\Z)", r"\\Z", pattern))


def _pattern(_validator: Any, pattern: str, value: Any, _schema: Any) -> Iterator[ValidationError]:
    if isinstance(value, str):
        short = len(value) <= MAX_MATCHED
        if not short or not _compiled(pattern).search(value):
            yield ValidationError(f"{value!r} does not match {pattern!r}")


validator_of: Any = validators.extend(
    Draft202012Validator,
    {"pattern": _pattern},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)
