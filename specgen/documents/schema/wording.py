"""The words of each fault of shape: what is wrong, and what would be right."""

import re
from collections.abc import Callable
from typing import Any

from specgen.documents.scalars import WORDS
from specgen.documents.schema.entries import identity, repeated
from specgen.documents.schema.intended import intended
from specgen.documents.schema.patterns import matches, respelled
from specgen.documents.schema.short_forms import sample
from specgen.findings.secret_values import secret_form
from specgen.findings.slips import meant
from specgen.findings.words import NEAREST, describe, nearest

Error = Any  # jsonschema.ValidationError, whose every attribute is typed as maybe unset

_NAMES = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a map",
    "null": "nothing",
}


def _found(error: Error) -> str:
    """The value, unless it looks like a secret: messages are kept in logs."""
    value = error.instance
    if isinstance(value, str) and secret_form(tuple(error.absolute_path), value):
        return "a text that looks like a secret"
    return describe(value)


def missing_key(error: Error) -> str:
    match = re.match(r"'(.*)' is a required property", error.message, re.DOTALL)
    return match[1] if match else ""


def _say_required(error: Error, _raw: str | None) -> tuple[str, str]:
    key = missing_key(error)
    node = error.schema.get("properties", {}).get(key, {})
    message = f"{{key}} lacks the key `{key}`; write `{key}: {sample(node)}`"
    options = [str(value) for value in node.get("enum", ())]
    one_of = f"one of {', '.join(options)}" if 1 < len(options) <= NEAREST else ""
    return message, "; ".join(filter(None, (one_of, node.get("description", ""))))


def _say_type(error: Error, raw: str | None) -> tuple[str, str]:
    wanted = error.validator_value
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    expected = " or ".join(_NAMES.get(n, n) for n in names)
    value = error.instance
    got = _found(error) if raw is None or isinstance(value, bool) else f"`{raw}`"
    message = f"{{key}} must be {expected}, got {got}"
    if "string" in names and (raw is not None or isinstance(value, bool)):
        return _say_no_text(error, raw)
    if "boolean" in names and isinstance(value, str) and value.lower() in WORDS:
        truth = "true" if value.lower() in {"y", "yes", "on"} else "false"
        return f"{{key}} must be true or false, got `{value}`; write {truth}", ""
    is_secret = isinstance(value, str) and secret_form(tuple(error.absolute_path), value)
    if not is_secret and (said := intended(names, value)):
        unquoted = " without quotes" if said == value else ""
        return f"{message}; write {said}{unquoted}", ""
    if "object" in names and _is_list_of_maps(value):
        return f"{message}; remove the `-` in front of its keys", ""
    return (f"{message}; write [...]", "") if names == ["array"] else (message, "")


def _is_list_of_maps(value: Any) -> bool:
    return isinstance(value, list) and value != [] and all(isinstance(item, dict) for item in value)


def _say_no_text(error: Error, raw: str | None) -> tuple[str, str]:
    """A number or a boolean for a text; quotes are no advice if the text would be refused, too."""
    options, pattern = error.schema.get("enum"), error.schema.get("pattern", "")
    shown = as_text(error.instance, raw, options)
    got = "boolean" if isinstance(error.instance, bool) else "number"
    message = f"{{key}} must be a text, got the {got} {raw or shown}"
    if options is not None and shown not in options:
        return message, say_options([str(option) for option in options], [])
    if not matches(pattern, shown):
        return message, f"form: {pattern}"
    return f'{message}; write it in quotes: "{shown}"', ""


def as_text(value: Any, raw: str | None, options: list[Any] | None) -> str:
    """What quotes make of it: the text as written, unless that is no option and `true` is one."""
    plain = str(value).lower()
    return plain if raw is None or plain in (options or ()) else raw


def _say_enum(error: Error, raw: str | None) -> tuple[str, str]:
    shown = as_text(error.instance, raw, error.validator_value)
    if not isinstance(error.instance, str) and shown in error.validator_value:
        return f'{{key}} must be a text, got {_found(error)}; write it in quotes: "{shown}"', ""
    options, near = [str(v) for v in error.validator_value], _closest(error)
    is_number = type(error.instance) in {int, float}
    found = near[0] if near and is_number else meant(str(error.instance), options)
    guess = f"; write {found}" if found else ""
    hint = say_options(options, near)
    return f"{{key}} cannot be {_found(error)}{guess}", hint


def say_options(options: list[str], near: list[str]) -> str:
    shown = options if len(options) <= NEAREST else near or options
    more = len(options) - len(shown[:NEAREST])
    tail = f" and {more} more" if more > 0 else ""
    return f"allowed: {', '.join(shown[:NEAREST])}{tail}"


def _closest(error: Error) -> list[str]:
    """Allowed values, the closest to the found value first: numbers by distance."""
    found, allowed = error.instance, error.validator_value
    if type(found) in {int, float} and all(type(v) is int for v in allowed):
        return [str(v) for v in sorted(allowed, key=lambda v: abs(v - found))]
    return nearest(str(found), [str(v) for v in allowed])


def _say_pattern(error: Error, _raw: str | None) -> tuple[str, str]:
    example = next(iter(error.schema.get("examples", [])), None)
    is_secret = secret_form(tuple(error.absolute_path), error.instance)
    instead = "" if is_secret else respelled(error.validator_value, error.instance)
    shown = f"; write {instead}" if instead else ""
    shown = shown or (f"; write it like {example}" if example is not None else "")
    message = f"{{key}} does not have the right form, got {_found(error)}{shown}"
    return message, f"form: {error.validator_value}"


def _say_any_of(error: Error, _raw: str | None) -> tuple[str, str]:
    options: list[str] = []
    for branch in error.validator_value:
        if "enum" in branch:
            options += [str(v) for v in branch["enum"]]
        else:
            options.append(_NAMES.get(branch.get("type", ""), "a map"))
    return f"{{key}} must be {' or '.join(options)}, got {_found(error)}", ""


def _bound(words: str) -> Callable[[Error, str | None], tuple[str, str]]:
    def say(error: Error, raw: str | None) -> tuple[str, str]:
        got = raw or str(error.instance)
        return f"{{key}} must be {words} {error.validator_value}, got {got}", ""

    return say


def _size(words: str) -> Callable[[Error, str | None], tuple[str, str]]:
    def say(error: Error, _raw: str | None) -> tuple[str, str]:
        count = len(error.instance)
        return f"{{key}} must have {words.format(error.validator_value)}, got {count}", ""

    return say


def _say_repeated(error: Error, _raw: str | None) -> tuple[str, str]:
    value = error.instance[repeated(error.instance) or 0]
    first = [identity(entry) for entry in error.instance].index(identity(value))
    return f"{{key}} repeats {describe(value)} of entry {first + 1}; remove it", ""


MESSAGES: dict[str, Callable[[Error, str | None], tuple[str, str]]] = {
    "required": _say_required,
    "type": _say_type,
    "enum": _say_enum,
    "const": lambda e, _: (f"{{key}} must be {e.validator_value}, got {_found(e)}", ""),
    "pattern": _say_pattern,
    "anyOf": _say_any_of,
    "minimum": _bound("at least"),
    "maximum": _bound("at most"),
    "exclusiveMinimum": _bound("more than"),
    "exclusiveMaximum": _bound("less than"),
    "multipleOf": _bound("a multiple of"),
    "minItems": _size("at least {} entries"),
    "maxItems": _size("at most {} entries"),
    "uniqueItems": _say_repeated,
    "minLength": _size("at least {} characters"),
    "maxLength": _size("at most {} characters"),
    "minProperties": _size("at least {} keys"),
    "maxProperties": _size("at most {} keys"),
}
