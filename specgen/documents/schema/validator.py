"""JSON Schema, Draft 2020-12, adjusted where Python reads it differently from other languages."""

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator, ValidationError, validators

from specgen.documents.schema.patterns import matches


def _is_integer(_checker: Any, value: Any) -> bool:
    """3.0 is an integer to JSON Schema, but not an int to the models."""
    return isinstance(value, int) and not isinstance(value, bool)


def _pattern(_validator: Any, pattern: str, value: Any, _schema: Any) -> Iterator[ValidationError]:
    if isinstance(value, str) and not matches(pattern, value):
        yield ValidationError(f"{value!r} does not match {pattern!r}")


validator_of: Any = validators.extend(
    Draft202012Validator,
    {"pattern": _pattern},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)
