"""A bad and a good example for each code: test cases, copied into examples.json."""

from functools import cache
from importlib.resources import files

import msgspec


class Example(msgspec.Struct, frozen=True):
    """bad, good: keys of `texts`; line, column: of the fault in the bad one, from 1

    beside: kinds of the documents that the case needs but does not show
    """

    bad: str
    line: int
    column: int
    beside: tuple[str, ...] = ()
    good: str = ""


class Examples(msgspec.Struct, frozen=True):
    """by_code: one each; texts: path of the case below tests/ -> its documents"""

    by_code: dict[str, Example]
    texts: dict[str, str]


@cache
def examples() -> Examples:
    return msgspec.json.decode(
        files("specgen.findings.report").joinpath("examples.json").read_bytes(), type=Examples
    )
