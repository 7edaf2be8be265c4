"""The failures that we allow, each with its reason."""

import re
from collections.abc import Collection, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import yaml

from checkov.report import Failure

LIST = Path(__file__).with_name("allowed.yaml")
Verdict = Literal["fix", "decided", "not applicable"]
Text = Annotated[str, msgspec.Meta(min_length=1)]
Patterns = Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]
_TYPED = re.compile(r"[a-z0-9_]+\.[^\[\]]+\Z")


class Broken(Exception):
    """The list cannot be used; the message says which entry and why."""


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """resources: addresses; the type is written out, the name may have * and ?

    root_modules: such as dev/*; all if there are none
    verdict: fix is allowed until it is fixed; decided: we want it so; not applicable: checkov is
    wrong here, or what it asks for is done elsewhere
    decision: the name of a decision document
    """

    check: Text
    resources: Patterns
    verdict: Verdict
    reason: Text
    root_modules: Patterns = ("*",)
    decision: str = ""

    def parts(self) -> "Iterator[Part]":
        for resource in self.resources:
            for root_module in self.root_modules:
                yield Part(self, resource, root_module)


class Part(msgspec.Struct, frozen=True):
    """One pattern of an entry, which must match a failure."""

    entry: Entry
    resource: str
    root_module: str

    def matches(self, failure: Failure) -> bool:
        return (
            self.entry.check == failure.check
            and fnmatchcase(failure.address, self.resource)
            and fnmatchcase(failure.root_module, self.root_module)
        )

    def __str__(self) -> str:
        place = "" if self.root_module == "*" else f" in {self.root_module}"
        return f"{self.entry.check} {self.resource}{place}"


def read_list(text: str, decisions: Collection[str]) -> tuple[Entry, ...]:
    """decisions: names of the decision documents; raises: Broken"""
    try:
        rows = yaml.safe_load(text) or []
    except yaml.YAMLError as error:
        raise Broken(f"this is no YAML: {error}") from error
    if not isinstance(rows, list):
        raise Broken("the list of allowed failures is not a list; begin each entry with `- check:`")
    return tuple(_entry(number, row, decisions) for number, row in enumerate(rows, 1))


def _entry(number: int, row: object, decisions: Collection[str]) -> Entry:
    try:
        entry = msgspec.convert(row, Entry)
    except msgspec.ValidationError as error:
        raise Broken(f"entry {number}: {error}") from error
    if why := next(_faults(entry, decisions), ""):
        raise Broken(f"entry {number} ({entry.check}): {why}")
    return entry


def _faults(entry: Entry, decisions: Collection[str]) -> Iterator[str]:
    if not entry.reason.strip():
        yield "the reason is empty; write why this failure is allowed"
    for resource in entry.resources:
        if not _TYPED.match(resource):
            yield (
                f"{resource!r} does not begin with a whole resource type; write an address, such "
                "as aws_s3_bucket.logs or aws_s3_bucket.*-logs, without the key of an instance"
            )
    if entry.decision and entry.verdict != "decided":
        yield f"a decision decides, so the verdict is decided, not {entry.verdict!r}"
    if entry.decision and entry.decision not in decisions:
        yield f"no decision document is called {entry.decision!r}; see specs/decisions"
