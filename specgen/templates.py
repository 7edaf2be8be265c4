"""Texts that Terraform carries without understanding them, and that projects start from."""

from pathlib import Path
from string import Template

_HERE = Path(__file__).parent
ROOT = _HERE / "_templates" if (_HERE / "_templates").is_dir() else _HERE.parent / "templates"
"""In a wheel they lie in the package, in a checkout beside it."""


def fill(path: str, **values: str) -> str:
    """The text with its ${names} filled in.

    path: below templates/
    raises: KeyError for a name without a value
    """
    return Template(read(path)).substitute(values)


def read(path: str) -> str:
    """The text as it is: code, and what has dollars of its own."""
    return (ROOT / path).read_text(encoding="utf-8")
