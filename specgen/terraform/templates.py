"""Texts that Terraform carries without understanding them, and that projects start from."""

import re
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

_HERE = Path(__file__).parents[1]
ROOT = _HERE / "_templates" if (_HERE / "_templates").is_dir() else _HERE.parent / "templates"
"""In a wheel they lie in the package, in a checkout beside it."""

_NAME = re.compile(r"\$\{(\w+)\}")


def fill(path: str, **values: str) -> str:
    """The text with its ${names} filled in.

    path: below templates/
    raises: KeyError for a name without a value
    """
    return Template(read_text(path)).substitute(values)


def fill_yaml(path: str, **values: str | int) -> Any:
    """What a YAML document says, its ${names} filled in after it is read: a value stays a value.

    A scalar that is one name alone becomes the value as it is, a number too.

    path, raises: as fill()
    """
    return _filled(_parsed(path), values)


@cache
def _parsed(path: str) -> Any:
    import yaml  # noqa: PLC0415  a start has texts to fill, and no YAML to read

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(read_text(path), Loader=loader)  # noqa: S506  a safe one


def _filled(part: Any, values: dict[str, str | int]) -> Any:
    """A copy: the document is kept."""
    if isinstance(part, dict):
        return {key: _filled(item, values) for key, item in part.items()}
    if isinstance(part, list):
        return [_filled(item, values) for item in part]
    if not isinstance(part, str):
        return part
    alone = _NAME.fullmatch(part)
    return values[alone[1]] if alone else Template(part).substitute(values)


def read_text(path: str) -> str:
    """The text as it is: code, and what has dollars of its own."""
    return (ROOT / path).read_text(encoding="utf-8")
