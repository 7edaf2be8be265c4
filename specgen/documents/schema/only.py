"""The value that a fault of shape leaves as the only possible one: what `specgen fix` writes."""

import re
from typing import Any

from specgen.documents.scalars import WORDS
from specgen.documents.schema.intended import intended
from specgen.documents.schema.patterns import matches
from specgen.documents.schema.wording import as_text, missing_key
from specgen.findings.secret_values import secret_form
from specgen.findings.slips import certain

Error = Any  # as in wording.py
Only = str | float | None

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,15})(\.[0-9]{1,15})?")


def only_value(error: Error, raw: str | None) -> Only:
    """None if several can be meant, or a secret is written; raw: as in Shape.problems"""
    value = error.instance
    if isinstance(value, str) and secret_form(tuple(error.absolute_path), value):
        return None
    match error.validator:
        case "type":
            return _typed(error, raw)
        case "enum":
            return _option(error.validator_value, value, raw)
        case "required":
            return _missing(error)
    return None


def _typed(error: Error, raw: str | None) -> Only:
    wanted, value = error.validator_value, error.instance
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    if "string" in names and (raw is not None or isinstance(value, bool)):
        return _quoted(error, as_text(value, raw, error.schema.get("enum")))
    if not isinstance(value, str):
        return None
    if names == ["boolean"] and value.lower() in WORDS:
        return value.lower() in {"y", "yes", "on"}
    return _without_quotes(names, value) if len(names) == 1 else None


def _quoted(error: Error, shown: str) -> Only:
    options, pattern = error.schema.get("enum"), error.schema.get("pattern", "")
    fits = shown in options if options is not None else matches(pattern, shown)
    return shown if fits else None


def _without_quotes(names: list[str], value: str) -> Only:
    """A number or a boolean, if the same characters are one."""
    if intended(names, value) != value:
        return None
    if names == ["boolean"]:
        return value == "true"
    if names[0] not in {"integer", "number"} or not _NUMBER.fullmatch(value):
        return None
    return float(value) if "." in value else int(value)


def _option(options: list[Any], value: Any, raw: str | None) -> Only:
    shown = as_text(value, raw, options)
    if not isinstance(value, str):
        return shown if shown in options and isinstance(value, bool | int | float) else None
    texts = [option for option in options if isinstance(option, str)]
    return certain(value, texts) if len(texts) == len(options) else None


def _missing(error: Error) -> Only:
    """The key's only possible value."""
    node = error.schema.get("properties", {}).get(missing_key(error), {})
    options = [node["const"]] if "const" in node else node.get("enum", [])
    only = options[0] if len(options) == 1 else None
    return only if isinstance(only, str | int | float) else None
