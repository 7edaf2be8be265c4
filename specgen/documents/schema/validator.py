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


def _one_of(_validator: Any, options: list[Any], value: Any, _: Any) -> Iterator[ValidationError]:
    """0.0 and False equal 0 in Python, but the models take only what is written here."""
    if not any(type(option) is type(value) and option == value for option in options):
        yield ValidationError(f"{value!r} is not one of {options!r}")


def _only(validator: Any, option: Any, value: Any, schema: Any) -> Iterator[ValidationError]:
    yield from _one_of(validator, [option], value, schema)


validator_of: Any = validators.extend(
    Draft202012Validator,
    {"pattern": _pattern, "enum": _one_of, "const": _only},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)
