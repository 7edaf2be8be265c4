"""Paths to values, in JMESPath: https://jmespath.org/specification.html."""

import re
import warnings
from functools import cache
from typing import Any

LONGEST = 300
"""Characters of a path; longer ones can exhaust the parser's stack."""

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*|\[[0-9]{1,4}\])*")


class Unsearchable(Exception):
    """The path does not fit the value, such as a number in sort()."""


def problem(path: str) -> str:
    """Why it is not a path; empty if it is one."""
    if len(path) > LONGEST:
        return f"it is longer than {LONGEST} characters"
    if _PLAIN.fullmatch(path):
        return ""
    try:
        _compiled(path)
    except PendingDeprecationWarning:
        return "text in a path needs single quotes, not backticks"
    except (ValueError, RecursionError) as error:
        first = str(error).splitlines()[0].removeprefix("Bad jmespath expression: ")
        return first.rstrip(":. ").lower()
    return ""


def search(path: str, value: Any) -> Any:
    """path: without a problem; raises: Unsearchable"""
    try:
        return _compiled(path).search(value)
    except (ValueError, TypeError, ArithmeticError) as error:
        raise Unsearchable(str(error).lower()) from error


@cache
def _compiled(path: str) -> Any:
    """raises: ValueError, which jmespath's own errors are; PendingDeprecationWarning"""
    import jmespath  # noqa: PLC0415  most documents need none of it

    with warnings.catch_warnings():
        warnings.simplefilter("error", PendingDeprecationWarning)
        return jmespath.compile(path)
