"""Faults of shape as messages: one problem for each fault."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from specgen.documents.scalars import WORDS
from specgen.documents.schema.accept import accepting
from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer, dotted, value_at
from specgen.findings.words import NEAREST, describe, nearest

Error = Any  # jsonschema.ValidationError, whose every attribute is typed as maybe unset

MOST = 200
"""Faults reported for one document; the others follow when these are fixed."""


_NAMES = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a map",
    "null": "nothing",
}


class Shape:
    """A schema in two forms: one accepts fast, the other says what is wrong."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self.schema = schema
        self.accepts = accepting(schema)

    def errors(self, data: Any) -> Iterator[Error]:
        if self.accepts(data):
            return iter(())
        from specgen.documents.schema.validator import validator_of  # noqa: PLC0415  loads slower than accepting

        return validator_of(self.schema).iter_errors(data)


def problems(shape: Shape, data: Any, raw: dict[Pointer, str]) -> Iterator[Problem]:
    """Every fault that the schema finds in the data, each once; the first MOST of them."""
    yield from islice(_problems(shape, data, raw), MOST)


def _problems(shape: Shape, data: Any, raw: dict[Pointer, str]) -> Iterator[Problem]:
    found = islice(shape.errors(data), MOST)
    errors = [e for error in found for e in _branches(error)]
    missing = [e for e in errors if e.validator == "required"]
    for error in errors:
        if error.validator == "additionalProperties":
            yield from _unknown_keys(error, missing)
    told: set[Pointer] = set()
    for error in errors:
        if error.validator == "additionalProperties":
            continue
        if error.validator != "required" or error in missing:
            told.add(_pointer(error))
            yield _problem(error, raw)
    yield from (p for p in _ambiguous_words(data, raw) if p.pointer not in told)


def _branches(error: Error) -> Iterator[Error]:
    """For a choice, the errors of the branch that was meant: the one whose type matches."""
    if error.validator != "anyOf":
        yield error
        return
    branches: dict[int, list[Error]] = {}
    for sub in error.context or ():
        branches.setdefault(int(sub.schema_path[0]), []).append(sub)
    fitting = [b for b in branches.values() if not any(_wrong_type_at_top(e) for e in b)]
    if len(fitting) == 1:
        for sub in fitting[0]:
            sub.parent = None
            sub.path.extendleft(reversed(error.absolute_path))
            yield from _branches(sub)
    else:
        yield error


def _wrong_type_at_top(error: Error) -> bool:
    if len(error.path) > 0:
        return False
    wrong_enum = error.validator == "enum" and not any(
        type(v) is type(error.instance) for v in error.validator_value
    )
    return error.validator == "type" or wrong_enum


def _unknown_keys(error: Error, missing: list[Error]) -> Iterator[Problem]:
    allowed = list(error.schema.get("properties", {}))
    pointer = _pointer(error)
    for key in [k for k in error.instance if k not in allowed]:
        options = [k for k in allowed if k not in error.instance]
        renamed = _missing_neighbour(key, pointer, missing)
        near = renamed or nearest(key, options, 1)
        guess = f"; write `{near[0]}`" if near else ""
        where = f" in {dotted(pointer)}" if pointer else ""
        shown = ", ".join(options[:NEAREST] if len(options) > NEAREST else options)
        more = f" and {len(options) - NEAREST} more" if len(options) > NEAREST else ""
        hint = f"not yet used here: {shown}{more}" if options else ""
        yield Problem((*pointer, key), f"unknown key `{key}`{where}{guess}", hint, at_key=True)


def _missing_neighbour(key: str, pointer: Pointer, missing: list[Error]) -> list[str]:
    """The required key that the unknown one was meant to be; it is then not reported as missing."""
    for error in missing:
        name = _missing_key(error)
        if _pointer(error) == pointer and nearest(key, [name], 1):
            missing.remove(error)
            return [name]
    return []


def _problem(error: Error, raw: dict[Pointer, str]) -> Problem:
    pointer = _pointer(error)
    name = f"`{dotted(pointer)}`" if pointer else "the document"
    if _is_key(error):
        return _key_problem((*pointer, error.instance), error)
    if _has_unit(error):
        message, hint = _say_unit(error)
        return Problem(pointer, message.replace("{key}", name), hint, code=UNIT_RULE)
    say = _MESSAGES.get(str(error.validator))
    if say is None:
        return Problem(pointer, error.message)
    message, hint = say(error, raw.get(pointer))
    missing = _missing_key(error) if error.validator == "required" else ""
    return Problem(pointer, message.replace("{key}", name), hint, missing=missing)


def _is_key(error: Error) -> bool:
    """The fault is a key of a map whose keys are free, not a value."""
    return "propertyNames" in list(error.absolute_schema_path)[-2:-1]


def _key_problem(pointer: Pointer, error: Error) -> Problem:
    message = f"the key {describe(error.instance)} does not have the right form"
    return Problem(pointer, message, f"form: {error.validator_value}", at_key=True)


def _missing_key(error: Error) -> str:
    match = re.match(r"'(.*)' is a required property", error.message, re.DOTALL)
    return match[1] if match else ""


def _pointer(error: Error) -> Pointer:
    return tuple(error.absolute_path)


def _say_required(error: Error, _raw: str | None) -> tuple[str, str]:
    key = _missing_key(error)
    node = error.schema.get("properties", {}).get(key, {})
    message = f"{{key}} lacks the key `{key}`; write `{key}: {_sample(node)}`"
    return message, node.get("description", "")


def _sample(node: dict[str, Any]) -> str:
    """A possible value, if the model gives one in a single word."""
    if node.get("type") == "array":
        return f"[{_sample(node.get('items', {}))}]"
    words = [str(value) for value in (*node.get("examples", ()), *node.get("enum", ()))]
    return words[0] if words and PLAIN.match(words[0]) else "..."


PLAIN = re.compile(r"[A-Za-z][\w./-]*\Z|[1-9][0-9]*\Z")
"""Words that need no quotes in YAML."""

UNIT = re.compile(
    r"(?P<number>[0-9]+(\.[0-9]+)?) ?(?P<unit>[KMGTP]i?B|[KMGT]bps|bytes?|vcpus?|cpus?|ms|s|secs?|"
    r"seconds?|mins?|minutes?|hours?|h|days?|d|%|percent|iops)\Z",
    re.IGNORECASE,
)
UNIT_RULE = "PLT015"


def _has_unit(error: Error) -> bool:
    """A number was expected, and the text is a number with its unit."""
    return (
        error.validator == "type"
        and error.validator_value in {"integer", "number"}
        and isinstance(error.instance, str)
        and UNIT.match(error.instance) is not None
    )


def _say_unit(error: Error) -> tuple[str, str]:
    match = UNIT.match(error.instance)
    number = match["number"] if match else ""
    unit = match["unit"] if match else ""
    key = str(error.absolute_path[-1]) if error.absolute_path else ""
    message = f"{{key}} must be a number without its unit, got {error.instance!r}"
    return message, f"write {number} if `{key}` counts in {unit}; otherwise convert it"


def _say_type(error: Error, raw: str | None) -> tuple[str, str]:
    wanted = error.validator_value
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    expected = " or ".join(_NAMES.get(n, n) for n in names)
    value = error.instance
    got = describe(value) if raw is None else f"`{raw}`"
    if "string" in names and raw is not None:
        return f'{{key}} must be a text, got the number {raw}; write it in quotes: "{raw}"', ""
    if "string" in names and isinstance(value, bool):
        return f'{{key}} must be a text, got {got}; write it in quotes: "{str(value).lower()}"', ""
    if "boolean" in names and isinstance(value, str) and value.lower() in WORDS:
        truth = "true" if value.lower() in {"y", "yes", "on"} else "false"
        return f"{{key}} must be true or false, got `{value}`; write {truth}", ""
    if names == ["array"]:
        return f"{{key}} must be a list, got {got}; write [...]", ""
    return f"{{key}} must be {expected}, got {got}", ""


def _say_enum(error: Error, _raw: str | None) -> tuple[str, str]:
    options, near = [str(v) for v in error.validator_value], _closest(error)
    guess = f"; write {near[0]}" if near else ""
    shown = options if len(options) <= NEAREST else near or options
    more = len(options) - len(shown[:NEAREST])
    tail = f" and {more} more" if more > 0 else ""
    hint = f"allowed: {', '.join(shown[:NEAREST])}{tail}"
    return f"{{key}} cannot be {describe(error.instance)}{guess}", hint


def _closest(error: Error) -> list[str]:
    """Allowed values, the closest to the found value first: numbers by distance."""
    found, allowed = error.instance, error.validator_value
    if type(found) is int and all(type(v) is int for v in allowed):
        return [str(v) for v in sorted(allowed, key=lambda v: abs(v - found))]
    return nearest(str(found), [str(v) for v in allowed])


def _say_pattern(error: Error, _raw: str | None) -> tuple[str, str]:
    example = next(iter(error.schema.get("examples", [])), None)
    shown = f"; write it like {example}" if example is not None else ""
    message = f"{{key}} does not have the right form, got {describe(error.instance)}{shown}"
    return message, f"form: {error.validator_value}"


def _say_any_of(error: Error, _raw: str | None) -> tuple[str, str]:
    options: list[str] = []
    for branch in error.validator_value:
        if "enum" in branch:
            options += [str(v) for v in branch["enum"]]
        else:
            options.append(_NAMES.get(branch.get("type", ""), "a map"))
    return f"{{key}} must be {' or '.join(options)}, got {describe(error.instance)}", ""


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


_MESSAGES: dict[str, Callable[[Error, str | None], tuple[str, str]]] = {
    "required": _say_required,
    "type": _say_type,
    "enum": _say_enum,
    "const": lambda e, _: (f"{{key}} must be {e.validator_value}, got {describe(e.instance)}", ""),
    "pattern": _say_pattern,
    "anyOf": _say_any_of,
    "minimum": _bound("at least"),
    "maximum": _bound("at most"),
    "exclusiveMinimum": _bound("more than"),
    "exclusiveMaximum": _bound("less than"),
    "multipleOf": _bound("a multiple of"),
    "minItems": _size("at least {} entries"),
    "maxItems": _size("at most {} entries"),
    "minLength": _size("at least {} characters"),
    "maxLength": _size("at most {} characters"),
    "minProperties": _size("at least {} keys"),
    "maxProperties": _size("at most {} keys"),
}


def _ambiguous_words(data: Any, raw: dict[Pointer, str]) -> Iterator[Problem]:
    """`no` is a text here and false in other YAML tools: such a text must be in quotes."""
    for pointer, word in raw.items():
        if word.lower() in WORDS and value_at(data, pointer) == word:
            message = f"`{dotted(pointer)}` is {word} without quotes, which other tools read as a "
            yield Problem(pointer, f'{message}boolean; write "{word}", or true or false', "")
