"""The shape of a change that AWS refuses, and how one is asked about."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

AS_OF = date(2026, 11, 28)
"""AWS's API reference was read as botocore 1.44.5 has it, other pages in stored copies."""
DOCS = "https://docs.aws.amazon.com"
PROVIDER = "https://github.com/hashicorp/terraform-provider-aws"


class Gap(Enum):
    """Takes the place of a value."""

    ABSENT = "not set"
    SOME = "set, but not known before the apply"
    UNKNOWN = "not known before the apply"


Reads = Callable[[str], Any]
"""Dotted path of an attribute, blocks without their index -> its value, or a gap."""


@dataclass(frozen=True, slots=True)
class Step:
    """old, new: of one attribute; before, after: of the whole resource"""

    old: Any
    new: Any
    before: Reads
    after: Reads


Form = Callable[[Step], bool]
Aim = Callable[[Step], object]
"""The nearest value that AWS takes."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One change that the provider plans in place and AWS refuses.

    path: dotted, blocks without their index
    says: what AWS does; instead: what to do about it; they may name {old}, {new} and {aim}
    default: what holds if nothing is written
    silent: the provider may not even plan it
    deletes: the provider would delete it, alone or to replace it, and AWS refuses that
    """

    kind: str
    path: str
    when: Form
    says: str
    instead: str
    source: str
    aim: Aim | None = None
    default: Any = Gap.ABSENT
    silent: bool = False
    deletes: bool = False

    @property
    def in_general(self) -> str:
        """What AWS does, of any value: storage never becomes smaller."""
        says = re.sub(r" \([^)]*\{[^)]*\)", "", self.says)
        return says.format(old="OLD", new="NEW", aim="another one")


def refusing(
    rows: Iterable[Refusal], before: Reads, after: Reads
) -> Iterator[tuple[Refusal, Step]]:
    """Those that refuse the way from one side to the other."""
    for row in rows:
        old, new = (_value(row, read) for read in (before, after))
        step = Step(old, new, before, after)
        if old != new and Gap.UNKNOWN not in (old, new) and row.when(step):
            yield row, step


def _value(row: Refusal, read: Reads) -> Any:
    value = read(row.path)
    return row.default if value is Gap.ABSENT else plain(value)


def plain(value: Any) -> Any:
    """Terraform takes `"true"` for true and `"100"` for 100."""
    if isinstance(value, str):
        if value in {"true", "false"}:
            return value == "true"
        return int(value) if value.isascii() and value.isdecimal() else value
    return value
