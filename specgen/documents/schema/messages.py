"""Faults of shape as messages: one problem for each fault."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from specgen.documents.scalars import WORDS
from specgen.documents.schema.accept import accepting
from specgen.documents.schema.document_type import OF_EVERY_KIND
from specgen.documents.schema.entries import repeated
from specgen.documents.schema.fit import fits, holder
from specgen.documents.schema.only import only_value
from specgen.documents.schema.patterns import respelled
from specgen.documents.schema.short_forms import is_short_form, keys_meant, map_meant
from specgen.documents.schema.units import UNIT_RULE, has_unit, say_unit
from specgen.documents.schema.wording import MESSAGES, Error, missing_key, say_options
from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer, dotted, is_in_override, value_at
from specgen.findings.slips import certain, is_certain, meant
from specgen.findings.words import NEAREST, describe, did_you_mean, nearest

MOST = 200
"""Faults reported for one document; the others follow when these are fixed."""


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
    errors = [e for error in found for e in _branches(shape.schema, error)]
    missing = [e for e in errors if e.validator == "required"]
    for error in errors:
        if error.validator == "additionalProperties":
            yield from _unknown_keys(shape.schema, error, missing)
    reported: set[Pointer] = set()
    untyped = {_pointer(error) for error in errors if error.validator == "type"}
    for error in errors:
        if error.validator == "additionalProperties":
            continue
        if error.validator == "enum" and _pointer(error) in untyped:
            continue
        if error.validator != "required" or error in missing:
            reported.add(_pointer(error))
            yield _problem(shape.schema, error, raw)
    yield from (p for p in _ambiguous_words(data, raw) if p.pointer not in reported)


def _branches(root: dict[str, Any], error: Error) -> Iterator[Error]:
    """For a choice, the errors of the branch that was meant: the one whose type matches."""
    if error.validator != "anyOf" or is_short_form(root, error):
        yield error
        return
    branches: dict[int, list[Error]] = {}
    for sub in error.context or ():
        branches.setdefault(int(sub.schema_path[0]), []).append(sub)
    fitting = [b for b in branches.values() if not any(_wrong_type_at_top(e) for e in b)]
    if not fitting:  # in overrides: the value, or null
        fitting = [b for b in branches.values() if not any(_wants_null(e) for e in b)]
    if len(fitting) == 1:
        for sub in fitting[0]:
            sub.parent = None
            sub.path.extendleft(reversed(error.absolute_path))
            yield from _branches(root, sub)
    else:
        yield error


def _wants_null(error: Error) -> bool:
    return error.validator == "type" and error.validator_value == "null" and not error.path


def _wrong_type_at_top(error: Error) -> bool:
    if len(error.path) > 0:
        return False
    wrong_enum = error.validator == "enum" and not any(
        type(v) is type(error.instance) for v in error.validator_value
    )
    return error.validator == "type" or wrong_enum


def _unknown_keys(root: dict[str, Any], error: Error, missing: list[Error]) -> Iterator[Problem]:
    allowed = error.schema.get("properties", {})
    pointer = _pointer(error)
    unknown = [k for k in error.instance if k not in allowed]
    for key in unknown:
        options = [k for k in allowed if k not in error.instance]
        options.sort(key=lambda k: k in (("renamed_from",) if pointer else OF_EVERY_KIND))
        fitting = [k for k in options if fits(root, allowed[k], error.instance[key])]
        found = _missing_neighbour(key, pointer, missing) or meant(key, fitting)
        guess = f"; write `{found}`" if found else ""
        if not found and (above := holder(root, allowed, error.instance, key)):
            guess = f"; indent it below `{above}` if it belongs to it"
        where = f" in {dotted(pointer)}" if pointer else ""
        shown = ", ".join(options[:NEAREST] if len(options) > NEAREST else options)
        more = f" and {len(options) - NEAREST} more" if len(options) > NEAREST else ""
        hint = f"not yet used here: {shown}{more}" if options else ""
        message = f"unknown key `{key}`{where}{guess}"
        rivals = [k for k in unknown[:MOST] if k != key and meant(k, [found])] if found else []
        only = found if is_certain(key, found) and not rivals else None
        yield Problem((*pointer, key), message, hint, at_key=True, instead=only)


def _missing_neighbour(key: str, pointer: Pointer, missing: list[Error]) -> str:
    """The required key that the unknown one was meant to be; it is then not reported as missing."""
    for error in missing:
        name = missing_key(error)
        if _pointer(error) == pointer and meant(key, [name]):
            missing.remove(error)
            return name
    return ""


def _problem(root: dict[str, Any], error: Error, raw: dict[Pointer, str]) -> Problem:
    pointer = _pointer(error)
    name = f"`{dotted(pointer)}`" if pointer else "the document"
    if _is_key(error):
        return _key_problem((*pointer, error.instance), error)
    if has_unit(error):
        message, hint = say_unit(error)
        return Problem(pointer, message.replace("{key}", name), hint, code=UNIT_RULE)
    say = MESSAGES.get(str(error.validator))
    if say is None:
        return Problem(pointer, error.message)
    message, hint = say(error, raw.get(pointer))
    if "; " not in message and (found := map_meant(root, error)):
        message += f"; write {found}"
    hint = hint or keys_meant(error)
    missing = missing_key(error) if error.validator == "required" else ""
    only = only_value(error, raw.get(pointer))
    return Problem(pointer, message.replace("{key}", name), hint, missing=missing, instead=only)


def _is_key(error: Error) -> bool:
    """The fault is a key of a map whose keys are free, not a value."""
    return "propertyNames" in list(error.absolute_schema_path)[-2:-1]


def _key_problem(pointer: Pointer, error: Error) -> Problem:
    key, wanted = error.instance, error.validator_value
    where = f" in `{dotted(pointer[:-1])}`" if pointer[:-1] else ""
    shown = describe(key).removeprefix("the text ")
    if error.validator == "enum":
        message = f"there is no key {shown}{where}{did_you_mean(key, wanted)}"
        options, only = say_options(wanted, nearest(key, wanted)), certain(key, wanted)
        return Problem(pointer, message, options, at_key=True, instead=only)
    if error.validator == "pattern":
        instead = respelled(wanted, key)
        message = f"{shown} does not have the form of a key{where}"
        hint = f"form: {wanted}"
        return Problem(
            pointer, message + (f"; write `{instead}`" if instead else ""), hint, at_key=True
        )
    bound = "at most" if error.validator == "maxLength" else "at least"
    message = f"a key{where} must have {bound} {wanted} characters, got {len(key)}"
    return Problem(pointer, message, at_key=True)


def _pointer(error: Error) -> Pointer:
    pointer = tuple(error.absolute_path)
    if error.validator == "uniqueItems" and (second := repeated(error.instance)) is not None:
        return (*pointer, second)
    return pointer


def _ambiguous_words(data: Any, raw: dict[Pointer, str]) -> Iterator[Problem]:
    """`no` is a text here and false in other YAML tools: such a text must be in quotes."""
    for pointer, word in raw.items():
        overridden = is_in_override(pointer)  # of what an override sets, which has its own run
        if not overridden and word.lower() in WORDS and value_at(data, pointer) == word:
            message = f"`{dotted(pointer)}` is {word} without quotes, which other tools read as a "
            yield Problem(pointer, f'{message}boolean; write "{word}"', instead=word)
