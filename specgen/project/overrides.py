"""Which override a finding is about: the one that it is in, or that makes the difference."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from specgen.documents.document import Document
from specgen.findings.finding import Finding, Override
from specgen.findings.pointers import is_in_override

Spot = tuple[str, str]
"""Environment and region."""


def with_override(
    finding: Finding, document: Document, held: Iterable[Spot] = (), others: Iterable[Spot] = ()
) -> Finding:
    """held, others: where the finding holds, and where its document is but the finding does not."""
    if is_in_override(finding.pointer):
        index = int(finding.pointer[1])
        return replace(finding, override=_override(document, index, holds=True))
    for index in _deciding(document, list(held), list(others)):
        return replace(finding, override=_override(document, index, holds=False))
    return finding


def _deciding(document: Document, held: list[Spot], others: list[Spot]) -> Iterable[int]:
    """Overrides that apply in every place that has the fault, and in no other; the last first."""
    overrides = document.data.get("overrides", []) if held and others else []
    for index in reversed(range(len(overrides))):
        when = overrides[index]["when"]
        if all(matches(when, *s) for s in held) and not any(matches(when, *s) for s in others):
            yield index


def _override(document: Document, index: int, *, holds: bool) -> Override:
    place = document.place(("overrides", index))
    return Override(_words(document.data["overrides"][index].get("when")), place, holds)


def _words(when: Any) -> str:
    """`environment staging, dev and region us-west-2`."""
    parts = when.items() if isinstance(when, dict) else ()
    said = [f"{k} {', '.join(map(str, v)) if isinstance(v, list) else v}" for k, v in parts]
    return " and ".join(said)


def matches(when: dict[str, Any], environment: str, region: str) -> bool:
    for value, actual in ((when.get("environment"), environment), (when.get("region"), region)):
        allowed = value if isinstance(value, list) else [value]
        if value is not None and "all" not in allowed and actual not in allowed:
            return False
    return True
