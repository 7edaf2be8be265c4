"""Texts that Terraform passes on without interpreting them, and starting texts of projects."""

import re
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

_HERE = Path(__file__).parents[1]
ROOT = _HERE / "_templates" if (_HERE / "_templates").is_dir() else _HERE.parent / "templates"
"""In the package in a wheel, next to it in a checkout."""

_NAME = re.compile(r"\$\{(\w+)\}")


def fill(path: str, **values: str) -> str:
    """The text with its ${names} filled in.

    path: below templates/
    raises: KeyError for a name without a value
    """
    return Template(read_text(path)).substitute(values)


def fill_yaml(path: str, **values: str | int) -> Any:
    """A YAML document whose ${names} are filled in after parsing, so a value stays one value.

    A scalar that is only one name becomes the value itself, also if that is a number.

    path, raises: as fill()
    """
    return _filled(_parsed(path), values)


@cache
def _parsed(path: str) -> Any:
    import yaml  # noqa: PLC0415  starting a project fills texts but reads no YAML

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(read_text(path), Loader=loader)  # noqa: S506  a safe one


def _filled(part: Any, values: dict[str, str | int]) -> Any:
    """Returns a copy; the cached document stays unchanged."""
    if isinstance(part, dict):
        return {key: _filled(item, values) for key, item in part.items()}
    if isinstance(part, list):
        return [_filled(item, values) for item in part]
    if not isinstance(part, str):
        return part
    alone = _NAME.fullmatch(part)
    return values[alone[1]] if alone else Template(part).substitute(values)


def read_text(path: str) -> str:
    """The text unchanged: for code and other texts with dollar signs of their own."""
    return (ROOT / path).read_text(encoding="utf-8")
