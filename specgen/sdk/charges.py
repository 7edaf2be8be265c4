"""What a document costs, as quantities: neither prices nor regions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from specgen.documents.extensions import BrokenKind
from specgen.facts.meters import FAMILIES, HOURS_A_MONTH, family_of
from specgen.findings.pointers import Pointer
from specgen.findings.words import did_you_mean
from specgen.project.effective import Effective
from specgen.project.here import Here
from specgen.project.project import Project


@dataclass(frozen=True, slots=True)
class Charge:
    """A quantity that AWS bills each month, in the unit of its meter.

    low, high: at the minimum and at the maximum of scaling
    pointer: the key that it follows from; how: the calculation, written out in numbers
    region: if it is not the document's
    """

    meter: str
    low: float
    high: float
    pointer: Pointer
    how: str = ""
    region: str = ""

    def __post_init__(self) -> None:
        _known(self.meter)
        if self.low < 0:
            raise BrokenKind(f"a charge of {self.meter} from {self.low} to {self.high} is none")
        if self.low > self.high:  # of a document whose minimum is above its maximum, a finding
            object.__setattr__(self, "low", self.high)


@dataclass(frozen=True, slots=True)
class Usage:
    """What AWS bills by use: counted only if an `assumptions` document says how much.

    name: what an assumption is called, with its unit; times: units of the meter in one of it
    region: if it is not the document's
    """

    name: str
    meter: str
    pointer: Pointer = ("name",)
    times: float = 1
    region: str = ""

    def __post_init__(self) -> None:
        _known(self.meter)


Bought = Charge | Usage


def _known(meter: str) -> None:
    """raises: BrokenKind"""
    if family_of(meter) is None:
        guess = did_you_mean(meter.partition(":")[0], list(FAMILIES))
        raise BrokenKind(f"specgen's facts have no meter `{meter}`{guess}")


def hourly(  # noqa: PLR0913  what a charge is made of
    meter: str, low: float, high: float, pointer: Pointer, unit: str = "", share: float = 1
) -> Charge:
    """Something that AWS bills by the hour and that runs all the month, or a share of its hours.

    unit: of low and high, for the calculation
    """
    hours = HOURS_A_MONTH * share
    count = f"{low:g}" if low == high else f"{low:g} to {high:g}"
    how = f"{count} {unit} x {hours:.4g} hours".replace("  ", " ")
    return Charge(meter, low * hours, high * hours, pointer, how)


@dataclass(frozen=True, slots=True)
class Billed:
    """A charge or a usage of a document in its place."""

    effective: Effective[Any]
    bought: Bought


def billed(project: Project) -> tuple[Billed, ...]:
    """Everything that the documents are charged for, in their order."""
    return project.once(_billed)


def _billed(project: Project) -> tuple[Billed, ...]:
    return tuple(_each(project))


def _each(project: Project) -> Iterator[Billed]:
    for effective in project.effectives:
        for bought in effective.spec.charges(Here(project, effective)):
            yield Billed(effective, bought)
