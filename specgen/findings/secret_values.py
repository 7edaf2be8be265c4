"""What looks like a secret value in a text."""

import re
from collections.abc import Iterator
from typing import Any

from specgen.findings.pointers import Pointer

# Each form reads a character a bounded number of times, because a text may be a mebibyte long.
_FORMS = (
    ("an AWS access key id", re.compile(r"\b(AKIA|ASIA)[0-9A-Z]{16}\b")),
    ("a private key", re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----")),
    ("a GitHub token", re.compile(r"\bgh[pousr]_[A-Za-z0-9]{36,}\b")),
    ("a Slack token", re.compile(r"\bxox[abprs]-[A-Za-z0-9-]{10,}")),
    ("an address with a password", re.compile(r"[a-z][a-z0-9+.-]{,20}://[^/\s:@]+:[^/\s:@]+@")),
    ("a JSON web token", re.compile(r"(?<![\w-])eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]+")),
)
_NAMES = re.compile(r"(?i)(^|[_-])(password|passwd|secret|token|api_?key|private_?key)s?$")
_VALUE = re.compile(r"(?=.*[0-9])(?=.*[A-Za-z])[^\s${}:]{8,}\Z")
"""Eight characters or more, letters and digits, no blank: what a generated password looks like."""


COVER = "\N{BULLET}"


def concealed(line: str) -> str:
    """The line with every known form of a secret covered, character by character."""
    for _, form in _FORMS:
        line = form.sub(lambda found: COVER * len(found[0]), line)
    return line


def texts(value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    """Every text of the data, with its pointer."""
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, (*pointer, key))
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from texts(item, (*pointer, i))


def secret_form(pointer: Pointer, text: str) -> str:
    """What the text looks like, or nothing; likely values of keys such as `password` count too."""
    for what, form in _FORMS:
        if form.search(text):
            return what
    key = str(pointer[-1]) if pointer else ""
    if names_secret(key) and _VALUE.match(text):
        return f"the value of a secret, because its key is `{key}`"
    return ""


def names_secret(key: str) -> bool:
    """Whether what the key holds is probably a secret: DATABASE_PASSWORD, api_key."""
    return _NAMES.search(key) is not None
