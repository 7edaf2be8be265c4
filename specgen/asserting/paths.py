"""Paths to values, in JMESPath: https://jmespath.org/specification.html."""

import re
from functools import cache
from typing import Any

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*|\[[0-9]+\])*")


class Unsearchable(Exception):
    """The path does not fit the value, such as a number in sort()."""


def problem(path: str) -> str:
    """Why it is no path, or nothing."""
    if _PLAIN.fullmatch(path):
        return ""
    from jmespath.exceptions import JMESPathError  # noqa: PLC0415  most documents need none of it

    try:
        _compiled(path)
    except JMESPathError as error:
        first = str(error).splitlines()[0].removeprefix("Bad jmespath expression: ")
        return first.rstrip(":. ").lower()
    return ""


def search(path: str, value: Any) -> Any:
    """raises: Unsearchable"""
    from jmespath.exceptions import JMESPathError  # noqa: PLC0415  as above

    try:
        return _compiled(path).search(value)
    except JMESPathError as error:
        raise Unsearchable(str(error)) from error


@cache
def _compiled(path: str) -> Any:
    import jmespath  # noqa: PLC0415  as above

    return jmespath.compile(path)
