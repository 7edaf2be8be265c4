"""What each part of a proof returns, whatever it proves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rich.console import RenderableType

from specgen.findings.finding import Finding


class State(StrEnum):
    PASSED = "passed"
    FAILED = "failed"
    CACHED = "cached"
    """Passed earlier, with the same bytes."""
    SKIPPED = "skipped"
    """Not tried; `note` says why."""


@dataclass(frozen=True, slots=True)
class Unit:
    """name: a root module, such as prod/us-east-1/network, or a section of a source document

    count: resources, or statements; left_out: address -> why it was not proved
    schema_only: provider and version -> resources that only a provider made of its schema has seen
    """

    name: str
    state: State
    count: int = 0
    seconds: float = 0.0
    left_out: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    schema_only: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProofPart:
    """name: validate, plan, converge, apply or statements; caveat: printed with its result

    unit, counted: the table's names for its units and for what they count
    detail: printed above the table if the user named the part
    """

    name: str
    units: tuple[Unit, ...]
    findings: tuple[Finding, ...] = ()
    caveat: str = ""
    unit: str = "root modules"
    counted: str = "resources"
    detail: RenderableType | None = None


NOT_RENDERED = "not rendered; run `specgen render`"
