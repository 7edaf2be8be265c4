"""All variants of a kind, judged by our checks, then by AWS's API models and the provider."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from oracle import advice
from oracle.api import refusals
from oracle.blocks import Blocks, blocks, differing
from oracle.provider import UNCHANGED, bench, label
from oracle.rendering import Rendering, outcome
from oracle.variants import Variant, documents_in
from specgen.findings.finding import Finding
from specgen.sdk.system import System
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.workspace import Workspace

LOT = 80
"""Variants in one root module; more would make each repetition longer."""

REFUSED, SAME, ACCEPTED, FAULT = "refused by us", "same resources", "accepted", "fault"
NEWER = "maybe newer than our facts"
_OF_A_DATE = re.compile(r" on 20\d\d-\d\d-\d\d\b")
"""Stands in the warning of a name that was not known when our facts were read."""


@dataclass(frozen=True, slots=True)
class Fault:
    """said: by the provider, the API's model, a render that fails, or a check that misleads"""

    what: str
    said: str

    def __str__(self) -> str:
        return f"{self.what}: {self.said}"


@dataclass(slots=True)
class Verdicts:
    """counts: variants by what became of them"""

    counts: Counter[str] = field(default_factory=Counter)
    keys: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)


Made = Sequence[tuple[Variant, Rendering]]
Systems = Sequence[System] | None
"""As of pipeline.check."""


def judge(variants: Iterable[Variant], workspace: Workspace, systems: Systems = None) -> Verdicts:
    """variants: those of one document follow each other"""
    verdicts = Verdicts()
    for number, (_, some) in enumerate(groupby(variants, key=_document)):
        listed = list(some)
        for part in range(0, len(listed), LOT):
            lot = listed[part : part + LOT]
            verdicts.keys |= {variant.key for variant in lot}
            made = list(_rendered(lot, systems, verdicts))
            base = _base(lot[0], systems) if made else None
            if base is not None:
                _ask(base, made, workspace, f"{lot[0].kind}-{number}-{part}", verdicts)
            elif made:
                verdicts.counts[FAULT] += len(made)
                verdicts.faults.append(Fault(lot[0].case.id, "the good case is refused unchanged"))
    return verdicts


def _document(variant: Variant) -> tuple[Path, int]:
    return variant.case.path, variant.index


def _base(variant: Variant, systems: Systems) -> Rendering | None:
    documents = documents_in(variant.case)
    return outcome(documents, variant.index, variant.case, systems).rendering


def _rendered(
    lot: Iterable[Variant], systems: Systems, verdicts: Verdicts
) -> Iterator[tuple[Variant, Rendering]]:
    """Those that specgen accepts."""
    for variant in lot:
        documents = variant.changed()
        if documents is None:  # no room for the value
            verdicts.counts[REFUSED] += 1
            continue
        try:
            made = outcome(documents, variant.index, variant.case, systems)
            misleading = [*advice.refused(documents, made.findings, variant.case, systems)]
        except Exception as error:  # noqa: BLE001  whatever a construct raises is a fault of ours
            misleading = [f"render fails: {error!r}"]
        if misleading:
            verdicts.counts[FAULT] += 1
            verdicts.faults.append(Fault(str(variant), misleading[0]))
        elif made.rendering is None:
            verdicts.counts[REFUSED] += 1
        elif _may_be_newer(variant, made.findings):
            verdicts.counts[NEWER] += 1
        else:
            yield variant, made.rendering


def _may_be_newer(variant: Variant, findings: Iterable[Finding]) -> bool:
    """A check warns of the value, because it knows the names of one date only."""
    here = (f for f in findings if f.pointer == variant.pointer)
    return any(_OF_A_DATE.search(finding.message) for finding in here)


def _ask(base: Rendering, made: Made, workspace: Workspace, name: str, verdicts: Verdicts) -> None:
    before = blocks(base.files)
    tried = _differing(before, made)
    found = _of_the_api(before, tried)
    left = {number: own for number, (_, own) in enumerate(tried) if number not in found}
    if left:
        renderings = [rendering for _, rendering in made]
        values = dict(base.values)
        for one in renderings:
            values |= one.values
        with Server(values) as server:
            found |= bench(workspace, base, renderings, name, server).faults(left)
    for number, said in sorted(found.items()):
        what = f"{name} unchanged" if number == UNCHANGED else str(tried[number][0])
        verdicts.faults.append(Fault(what, said))
    verdicts.counts[SAME] += len(made) - len(tried)
    verdicts.counts[FAULT] += len(found)
    verdicts.counts[ACCEPTED] += len(tried) - sum(number != UNCHANGED for number in found)


def _differing(before: Blocks, made: Made) -> list[tuple[Variant, Blocks]]:
    """Those that change a resource, with their blocks, labelled by their place in the list."""
    found: list[tuple[Variant, Blocks]] = []
    for variant, rendered in made:
        if own := differing(before, blocks(rendered.files), label(len(found))):
            found.append((variant, own))
    return found


def _of_the_api(before: Blocks, tried: Iterable[tuple[Variant, Blocks]]) -> dict[int, str]:
    """Botocore may be older than a base that is right, so what it says of the base is no fault."""
    known, found = set(_said(before)), dict[int, str]()
    for number, (_, own) in enumerate(tried):
        if new := [message for message in _said(own) if message not in known]:
            found[number] = f"AWS's API: {new[0]}"
    return found


def _said(some: Blocks) -> Iterator[str]:
    for key, body in some.items():
        if key[0] == "resource":
            yield from refusals(key[1], body)
