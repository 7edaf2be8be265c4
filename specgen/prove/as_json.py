"""The parts of a proof next to the findings; docs/proof.schema.json is made from these types."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from specgen.findings.report.as_json import Report, report, schema_of
from specgen.findings.report.json_text import to_json
from specgen.findings.report.run import Run
from specgen.prove.part import ProofPart, Unit


class UnitData(msgspec.Struct, frozen=True, kw_only=True):
    name: Annotated[str, Meta(description="Root module, or section of a source document")]
    state: Literal["passed", "failed", "cached", "skipped"]
    count: Annotated[int, Meta(description="Resources, or statements")]
    seconds: float
    left_out: Annotated[
        dict[str, str], Meta(description="Address -> why it was left out of the proof of its unit")
    ]
    note: str
    schema_only: Annotated[
        dict[str, int],
        Meta(
            description="Provider and version -> resources that were proved with the provider's "
            "schema only, because its binary is not there",
            examples=[{"cloudflare/cloudflare 5.14.0": 4}],
        ),
    ]


class PartData(msgspec.Struct, frozen=True, kw_only=True):
    name: Annotated[str, Meta(examples=["validate", "plan", "converge"])]
    caveat: Annotated[str, Meta(description="What a pass does not prove; may be empty")]
    units: list[UnitData]


class Proof(Report, frozen=True, kw_only=True):
    """What `specgen prove --format json` prints: the findings, and what was proved."""

    parts: list[PartData]


def proof_json(run: Run, parts: Sequence[ProofPart]) -> str:
    made = report(run)
    proof = Proof(version=made.version, findings=made.findings, parts=list(map(_part, parts)))
    return to_json(msgspec.to_builtins(proof))


def schema() -> dict[str, Any]:
    """JSON Schema (Draft 2020-12) of the proof."""
    return schema_of(Proof, "A proof of specgen")


def _part(part: ProofPart) -> PartData:
    return PartData(name=part.name, caveat=part.caveat, units=list(map(_unit, part.units)))


def _unit(unit: Unit) -> UnitData:
    return UnitData(
        name=unit.name,
        state=unit.state.value,
        count=unit.count,
        seconds=round(unit.seconds, 1),
        left_out=dict(unit.left_out),
        note=unit.note,
        schema_only=dict(unit.schema_only),
    )
