"""Whether an operator holds for a value; equality is Terraform's, where "1" equals 1."""

import json
from collections.abc import Callable
from fnmatch import fnmatchcase
from typing import Any

SHOWN = 160
"""Characters of a value in a message."""


def same(found: Any, wanted: Any) -> bool:
    match found, wanted:
        case (dict(), dict()):
            return found.keys() == wanted.keys() and all(same(found[k], wanted[k]) for k in found)
        case (list(), list()):
            return len(found) == len(wanted) and all(map(same, found, wanted))
        case (dict() | list() | None, _) | (_, dict() | list() | None):
            return found is None and wanted is None
    return _text(found) == _text(wanted)


def _text(scalar: Any) -> str:
    if isinstance(scalar, bool):
        return str(scalar).lower()
    if isinstance(scalar, float) and scalar.is_integer():
        return str(int(scalar))
    return str(scalar)


def fits(found: Any, wanted: Any) -> bool:
    """Like same(), but a wanted text may contain `*`."""
    if isinstance(wanted, str) and isinstance(found, str | int | float):
        return fnmatchcase(_text(found), wanted)
    return same(found, wanted)


def holds(operator: str, found: Any, wanted: Any) -> bool:
    return _HOLDS[operator](found, wanted)


def _at_least(found: Any, wanted: float) -> bool:
    number = _number(found)
    return number is not None and number >= wanted


def _at_most(found: Any, wanted: float) -> bool:
    number = _number(found)
    return number is not None and number <= wanted


def _one_of(found: Any, wanted: list[Any]) -> bool:
    return any(same(found, one) for one in wanted)


def _like(found: Any, wanted: Any) -> bool:
    match found, wanted:
        case (dict(), dict()):
            return found.keys() == wanted.keys() and all(_like(found[k], wanted[k]) for k in found)
        case (list(), list()):
            return len(found) == len(wanted) and all(map(_like, found, wanted))
    return fits(found, wanted)


def _absent(found: Any, wanted: bool) -> bool:
    return (found is None) is wanted


def _number(found: Any) -> float | None:
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return None
    try:
        return float(found)
    except ValueError:
        return None


def _contains(found: Any, wanted: Any) -> bool:
    if isinstance(found, str):
        return isinstance(wanted, str) and wanted in found
    if not isinstance(found, list):
        return False
    each = wanted if isinstance(wanted, list) else [wanted]
    return all(any(same(item, one) for item in found) for one in each)


_HOLDS: dict[str, Callable[[Any, Any], bool]] = {
    "equal": same,
    "at_least": _at_least,
    "at_most": _at_most,
    "one_of": _one_of,
    "contains": _contains,
    "like": _like,
    "absent": _absent,
}

WORDS = {
    "equal": "",
    "at_least": "at least ",
    "at_most": "at most ",
    "one_of": "one of ",
    "contains": "something with ",
    "like": "something like ",
}


def expected(operator: str, wanted: Any) -> str:
    if operator == "absent" or (operator == "equal" and wanted is None):
        return "nothing" if wanted is not False else "any value"
    return f"{WORDS[operator]}{shown(wanted)}"


def shown(value: Any) -> str:
    if value is None:
        return "not set"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 3]}..."
