"""A value of the wrong type -> what was probably meant, as it is written in YAML."""

import re
from typing import Any

from specgen.documents.doubts import elsewhere

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?\Z")
_GROUPS = re.compile(r"[0-9]{1,3}([, ][0-9]{3})+\Z")
_ITEMS = re.compile(r"\w[\w./-]*(,\s*\w[\w./-]*)*\Z")
_DASHES = re.compile(r"-\w[\w./]*(\s+-\w[\w./]*)*\Z")


def intended(types: list[str], value: Any) -> str:
    """Empty if nothing is near."""
    for type_ in types:
        match type_, value:
            case "boolean", str() if value.lower() in {"true", "false"}:
                return value.lower()
            case "integer", float() if value.is_integer():
                return str(int(value))
            case (("integer" | "number"), str()):
                return _number(type_, value)
            case "array", str():
                return _list(value)
    return ""


def _number(type_: str, text: str) -> str:
    """What is left without quotes, zeros in front, marks between thousands, a mark at the end."""
    text = text.strip().rstrip(",;]}")
    if _GROUPS.match(text):
        text = re.sub("[, ]", "", text)
    if not _NUMBER.match(text):
        said = elsewhere(text)
        text = said[1] if said else ""
    number = float(text) if _NUMBER.match(text) else None
    if number is None or (type_ == "integer" and not number.is_integer()):
        return ""
    return str(int(number)) if number.is_integer() else str(number)


def _list(text: str) -> str:
    if _DASHES.match(text):
        return "[{}]".format(", ".join(item.removeprefix("-") for item in text.split()))
    return f"[{text}]" if _ITEMS.match(text) else ""
