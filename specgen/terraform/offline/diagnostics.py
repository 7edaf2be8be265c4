"""Terraform's messages as data: `validate -json` prints one document, other commands a stream."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Diagnostic:
    """severity: error or warning; file: relative to the root module; line, column: from 1."""

    severity: str
    summary: str
    detail: str = ""
    address: str | None = None
    file: str | None = None
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.file else ""
        address = f"{self.address}: " if self.address else ""
        return f"{place}{self.severity} {address}{self.summary} {self.detail}".rstrip()


Diagnostics = tuple[Diagnostic, ...]
_CYCLE = "Cycle: "


def has_errors(found: Diagnostics) -> bool:
    return any(diagnostic.severity == "error" for diagnostic in found)


def from_document(text: str) -> Diagnostics:
    """Reads `terraform validate -json`; raises: ValueError if it is not JSON."""
    return _sorted(_diagnostic(item) for item in json.loads(text)["diagnostics"])


def from_stream(text: str) -> Diagnostics:
    return _sorted(_diagnostic(event["diagnostic"]) for event in events(text, "diagnostic"))


def events(text: str, kind: str) -> Iterator[Mapping[str, Any]]:
    """The messages of one type in the stream of `init -json` or `plan -json`."""
    for line in text.splitlines():
        if line.startswith("{"):
            event = json.loads(line)
            if event.get("type") == kind:
                yield event


def _sorted(found: Iterable[Diagnostic]) -> Diagnostics:
    """Sorted because Terraform reports in the order in which its walk happened to finish."""
    return tuple(sorted(found, key=lambda d: (d.file or "", d.line or 0, d.summary, d.detail)))


def _diagnostic(item: Mapping[str, Any]) -> Diagnostic:
    place = item.get("range") or {}
    return Diagnostic(
        severity=item["severity"],
        summary=_summary(item["summary"]),
        detail=item.get("detail", ""),
        address=item.get("address") or _context(item),
        file=place.get("filename"),
        line=place.get("start", {}).get("line"),
        column=place.get("start", {}).get("column"),
    )


def _summary(text: str) -> str:
    before, cycle, names = text.partition(_CYCLE)  # Terraform begins it anywhere
    return before + cycle + ", ".join(sorted(names.split(", ")))


def _context(item: Mapping[str, Any]) -> str | None:
    """Terraform gives no address for a wrong shape, but the path it quotes starts with it."""
    path = ((item.get("snippet") or {}).get("context") or "").split(".")
    match path:
        case ["resource", kind, name, *_]:
            return f"{kind}.{name}"
        case ["data", kind, name, *_]:
            return f"data.{kind}.{name}"
        case _:
            return None
