"""Values that a message says to write: no check may refuse them at the same key."""

import copy
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import yaml
from keys.mutation import get, put
from keys.project import checked
from support import Case

from specgen.findings.finding import Finding, Severity
from specgen.findings.pointers import Pointer
from specgen.sdk.system import System

Data = dict[str, Any]

_WORD = r'(?:"[^"]+"|[\w./:-]*\d[\w./-]*)'
"""With a digit, because others may be words of the sentence."""
_ADVICE = re.compile(
    rf"\b(?:write|advises) (?:at least |at most )?`?(?:(\w+): )?"
    rf"({_WORD}(?:(?:, or |, | or ){_WORD})*)`?(?= or (?:more|less|fewer|later)| for |[;,]|$)"
)


SHAPE = "SHAPE001"
_KEY = re.compile(r"there is no key |unknown key |the form of a key")
"""The key is at fault, so the advice is a key."""


def refused(
    documents: list[Data],
    findings: Iterable[Finding],
    case: Case,
    systems: Sequence[System] | None = None,
) -> Iterator[str]:
    """findings: about these documents; systems: as of pipeline.check"""
    told = tuple(findings)
    indices = {f"{d.get('kind')}/{d.get('name')}": i for i, d in enumerate(documents)}
    for finding in told:
        index = indices.get(finding.document)
        if index is None or _is_half(finding, told):
            continue
        for pointer, value in _advised(documents[index], finding):
            followed = copy.deepcopy(documents)
            at = _followed(followed[index], finding, pointer, value)
            with checked(followed, case, systems) as made:
                places = {(finding.document, one) for one in (at, finding.pointer)}
                before = _codes(told, places) - {finding.code}
                new = _codes(made.findings, places) - before
                if finding.code == SHAPE:  # which looks at no other key
                    new &= {SHAPE}
                if new:
                    refusing = f"{', '.join(sorted(new))} refuses it"
                    yield f"{finding.code} advises {value!r}, {refusing}: {_said(finding)}"


def _followed(document: Data, finding: Finding, pointer: Pointer, advised: Any) -> Pointer:
    """Where the advice leads to: a value, or a key that takes another's."""
    if not _KEY.search(finding.message):
        put(document, pointer, advised)
        return pointer
    at = (*finding.pointer[:-1], advised)
    value = get(document, finding.pointer)
    put(document, finding.pointer, None)
    put(document, at, value)
    return at


def _is_half(finding: Finding, told: Iterable[Finding]) -> bool:
    """A key beside it is at fault, too, so both have to be changed."""
    others = (f for f in told if f.document == finding.document and f.pointer != finding.pointer)
    return any(other.pointer[:-1] == finding.pointer[:-1] for other in others)


def _advised(document: Data, finding: Finding) -> Iterator[tuple[Pointer, Any]]:
    for key, words in _ADVICE.findall(_said(finding)):
        pointer = (*finding.pointer[:-1], key) if key else finding.pointer
        now = get(document, pointer)
        for word in re.findall(_WORD, words):
            value = yaml.safe_load(word)
            if _is_for(value, now) and not _is_there(document, pointer, value):
                yield pointer, value


def _is_there(document: Data, pointer: Pointer, value: Any) -> bool:
    """The list has the value already, so a message about the next fault says to remove this one."""
    owner = get(document, pointer[:-1])
    return isinstance(owner, list) and value in owner


def _is_for(value: Any, now: Any) -> bool:
    """A number beside a text is a count of something, except where the text is a number."""
    match value, now:
        case _, bool():
            return False
        case str(), str() | int() | float():
            return True
        case int() | float(), str():
            return now.isdigit()
        case int() | float(), int() | float():
            return True
    return False


def _said(finding: Finding) -> str:
    return f"{finding.message}; {finding.help}".removesuffix("; ")


def _codes(findings: Iterable[Finding], places: set[tuple[str, Pointer]]) -> set[str]:
    """Of the errors at these keys."""
    errors = (f for f in findings if f.severity is Severity.ERROR)
    return {f.code for f in errors if (f.document, f.pointer) in places}
