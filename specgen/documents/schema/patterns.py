"""Regular expressions of JSON Schema, which Python reads a little differently."""

import re
from functools import cache

MAX_MATCHED = 1_000
"""Characters; no name is longer, and no pattern backtracks for long on so few."""


_URL = re.compile(r"https?://([^/:@?]{1,253})(?::[0-9]{1,5})?(?:/|\Z)")
_WITH = {".": "www.example.com"}
"""Texts with a mark between words, for the forms in which `a.b` is too short."""

_ADDRESS = re.compile(r":|//|^[0-9.]+/[0-9]+$|^[0-9]+(\.[0-9]+){3}$")


def matches(pattern: str, value: str) -> bool:
    return len(value) <= MAX_MATCHED and _compiled(pattern).search(value) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """`$` ends the text, as in other languages: in Python, a line break may follow it."""
    return re.compile(re.sub(r"(?<!\\)\$(?=\||\)|\Z)", r"\\Z", pattern))


def respelled(pattern: str, text: str) -> str:
    """The text in another case, or with other marks between its words, if that has the form.

    Of a URL the host. Empty for an ARN, an address or a block, whose marks are more than spelling;
    those that the form has are kept.
    """
    if (url := _URL.match(text)) and matches(pattern, url[1]):
        return url[1]
    if len(text) > MAX_MATCHED or _ADDRESS.search(text):
        return ""
    trimmed = text.strip(" ._-")
    if trimmed != text and matches(pattern, trimmed):
        return trimmed
    plain = text.strip(".").lower()
    if "." in text and matches(pattern, plain):
        return plain if plain != text else ""
    if any(matches(pattern, _WITH.get(mark, f"a{mark}b")) for mark in re.findall(r"[^\w-]", text)):
        return plain if plain != text and matches(pattern, plain) else ""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+", " ", text).split()
    apart = [part for word in words for part in re.findall(r"[A-Za-z]+|[0-9]+", word)]
    joined = (mark.join(parts) for parts in (words, apart) for mark in "-_")
    spelled = (made for one in joined for made in (one, one.lower(), one.upper()))
    found = (made for made in spelled if matches(pattern, made))
    return next((made for made in found if made != text), "")
