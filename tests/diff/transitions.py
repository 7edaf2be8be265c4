"""The cases of refused/, a file for each resource type: refused changes and near misses."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from specgen.diff.elements import Contents, Element

FOLDER = Path(__file__).parent / "refused"


@dataclass(frozen=True, slots=True)
class Transition:
    """said: words of the refusal, or empty; planned: what the real provider plans"""

    kind: str
    number: int
    old: dict[str, Any]
    new: dict[str, Any]
    said: str
    planned: str

    @property
    def name(self) -> str:
        return f"n{self.number:02}"

    @property
    def address(self) -> str:
        return f"{self.kind}.{self.name}"


def transitions() -> list[Transition]:
    return [found for file in sorted(FOLDER.glob("*.yaml")) for found in _read(file)]


def _read(file: Path) -> list[Transition]:
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    kind, body = content["type"], content["body"]
    return [
        Transition(
            kind,
            number,
            _over(body, case.get("old", {})),
            _over(body, case["new"]),
            case.get("refused", ""),
            case.get("planned", "update"),
        )
        for number, case in enumerate(content["cases"], 1)
    ]


def _over(body: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """null removes."""
    return {key: value for key, value in {**body, **change}.items() if value is not None}


def element(kind: str, name: str, body: dict[str, Any]) -> Element:
    return Element(f"{kind}.{name}", "raw/x", body)


def contents(*elements: Element) -> Contents:
    return Contents({e.address: e for e in elements}, {}, {}, frozenset())
