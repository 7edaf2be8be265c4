"""Plain YAML text -> values, by YAML 1.2's core schema; what has no exact value."""

import math
import re

from specgen.findings.characters import INVISIBLE, REPLACEMENT, name_of

WORDS = frozenset({"y", "n", "yes", "no", "on", "off"})
"""Booleans to YAML 1.1 tools, plain text to YAML 1.2 tools: never allowed without quotes here."""

LARGEST = 2**53 - 1
"""JSON readers, CDKTF's among them, keep whole numbers exact up to here.

source: https://www.rfc-editor.org/rfc/rfc8259#section-6
"""

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_DIGITS = len(str(LARGEST))

Scalar = str | int | float | bool | None


def plain_value(text: str) -> Scalar:
    """raises: OverflowError if the number is too large to be exact"""
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if _INT.match(text):
        return _whole(text)
    if _FLOAT.match(text):
        return _fraction(text)
    return text


def _whole(text: str) -> int:
    digits = text.lstrip("+-").lstrip("0") or "0"
    if len(digits) > _DIGITS or int(digits) > LARGEST:
        raise OverflowError("the number is too large")
    return -int(digits) if text.startswith("-") else int(digits)


def _fraction(text: str) -> float:
    number = float(text)
    if not math.isfinite(number) or abs(number) > LARGEST:
        raise OverflowError("the number is too large")
    return number


TEXT_MARKER = "TfToken["
"""CDKTF replaces its tokens inside a text with another resource's attribute.

source: cdktf 0.21.0, lib/tokens/private/encoding
"""

KEY_MARKERS = (TEXT_MARKER, "$jsii.", "__proto__")
"""In keys, jsii and the JavaScript below it give all of these a meaning.

source: jsii-runtime 1.139, kernel/serialization
"""


def unreserved(text: str, markers: tuple[str, ...]) -> tuple[str, str]:
    """The text with every marker replaced, and the first of them, if any."""
    found = [marker for marker in markers if marker in text]
    for marker in found:
        text = text.replace(marker, REPLACEMENT)
    return text, found[0] if found else ""


def visible(text: str) -> tuple[str, str]:
    """The text with every invisible character replaced, and the name of the first, if any."""
    found = INVISIBLE.search(text)
    return (text, "") if found is None else (INVISIBLE.sub(REPLACEMENT, text), name_of(found[0]))
