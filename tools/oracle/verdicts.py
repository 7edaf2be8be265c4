"""All variants of a kind, judged by our checks, then by AWS's API models and the provider."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from oracle.api import refusals
from oracle.blocks import Blocks, blocks, differing
from oracle.provider import UNCHANGED, bench, label
from oracle.rendering import Rendering, rendering
from oracle.variants import Variant, documents_in
from specgen.sdk.system import System
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.workspace import Workspace

LOT = 80
"""Variants in one root module; more would make each repetition longer."""

REFUSED, SAME, ACCEPTED, FAULT = "refused by us", "same resources", "accepted", "fault"


@dataclass(frozen=True, slots=True)
class Fault:
    """said: by the provider, by the API's model, or by a render that fails"""

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


def judge(
    variants: Iterable[Variant], workspace: Workspace, systems: Sequence[System] | None = None
) -> Verdicts:
    """variants: those of one document follow each other; systems: as of pipeline.check"""
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
    return verdicts


def _document(variant: Variant) -> tuple[Path, int]:
    return variant.case.path, variant.index


def _base(variant: Variant, systems: Sequence[System] | None) -> Rendering | None:
    return rendering(documents_in(variant.case), variant.index, variant.case, systems)


def _rendered(
    lot: Iterable[Variant], systems: Sequence[System] | None, verdicts: Verdicts
) -> Iterator[tuple[Variant, Rendering]]:
    """Those that specgen accepts."""
    for variant in lot:
        try:
            made = _changed(variant, systems)
        except Exception as error:  # noqa: BLE001  whatever a construct raises is a fault of ours
            verdicts.counts[FAULT] += 1
            verdicts.faults.append(Fault(str(variant), f"render fails: {error!r}"))
            continue
        if made is None:
            verdicts.counts[REFUSED] += 1
        else:
            yield variant, made


def _changed(variant: Variant, systems: Sequence[System] | None) -> Rendering | None:
    documents = variant.changed()
    if documents is None:
        return None
    return rendering(documents, variant.index, variant.case, systems)


def _ask(base: Rendering, made: Made, workspace: Workspace, name: str, verdicts: Verdicts) -> None:
    before = blocks(base.files, base.module)
    known = set(_of_the_api(before))
    lot: dict[int, Blocks] = {}
    found: dict[int, str] = {}
    tried: list[Variant] = []
    for variant, rendered in made:
        own = differing(before, blocks(rendered.files, rendered.module), label(len(tried)))
        if not own:
            verdicts.counts[SAME] += 1
            continue
        if new := [message for message in _of_the_api(own) if message not in known]:
            found[len(tried)] = f"AWS's API: {new[0]}"
        else:
            lot[len(tried)] = own
        tried.append(variant)
    values = dict(base.values)
    for _, rendered in made:
        values |= rendered.values
    with Server(values) as server:
        found |= dict(bench(workspace, base, name, server).faults(lot)) if lot else {}
    for number, said in sorted(found.items()):
        what = f"{name} unchanged" if number == UNCHANGED else str(tried[number])
        verdicts.faults.append(Fault(what, said))
    verdicts.counts[FAULT] += len(found)
    verdicts.counts[ACCEPTED] += len(tried) - sum(number != UNCHANGED for number in found)


def _of_the_api(some: Blocks) -> Iterator[str]:
    """Botocore may be older than a base that is right, so what it says of the base is no fault."""
    for key, body in some.items():
        if key[0] == "resource":
            yield from refusals(key[1], body)
