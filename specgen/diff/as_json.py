"""A diff as JSON; docs/diff.schema.json is made from these types."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from specgen import __version__
from specgen.diff.allowances import Verdict
from specgen.diff.cost_json import CostData, cost_data
from specgen.diff.model import Action, Attribute, Change, Mark, ModuleDiff
from specgen.diff.places import ReportedChange
from specgen.diff.renames import Rename
from specgen.diff.run import Result
from specgen.findings.report.json_text import to_json
from specgen.terraform.offline.diagnostics import Diagnostic

VERSION = 2
"""Increases if a key changes its meaning or is removed; new keys leave it unchanged."""

ActionName = Literal["destroy", "replace", "unknown", "forget", "update", "move", "create", "none"]


class ValueData(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A value, or a `mark` that says why there is none to show."""

    value: Annotated[Any, Meta(description="Any JSON value, if there is no mark")] = None
    mark: Annotated[
        Literal["", "absent", "unknown", "sensitive"],
        Meta(description="Not set, known after apply, or not shown"),
    ] = ""


class AttributeData(msgspec.Struct, frozen=True, kw_only=True):
    path: Annotated[str, Meta(description="Dotted; list items by their key or number")]
    old: ValueData
    new: ValueData
    forces_replacement: bool


class ChangeData(msgspec.Struct, frozen=True, kw_only=True):
    """The change of one address, in all root modules where it is the same."""

    address: str
    previous_address: Annotated[str, Meta(description="The address it is moved from, or empty")]
    document: Annotated[str, Meta(description="kind/name, or the file if there is no document")]
    root_modules: list[str]
    action: Annotated[
        ActionName,
        Meta(description="unknown: not proved whether by an update or a replacement"),
    ]
    attributes: list[AttributeData]
    stateful: bool
    lost: Annotated[str, Meta(description="What would be lost with it, if it is stateful")]
    guarded: Annotated[bool, Meta(description="prevent_destroy makes the apply refuse")]
    unguarded: Annotated[bool, Meta(description="Its prevent_destroy is removed")]
    why: Annotated[str, Meta(description="Why it is unknown, and other remarks")]
    refused: Annotated[
        str,
        Meta(description="What AWS refuses of it and what to do instead, or empty"),
    ]
    allowed_by: Annotated[list[str], Meta(description="Decisions that allow the loss")]
    not_allowed: Annotated[str, Meta(description="Why a loss is not allowed, if it is one")]


class DiagnosticData(msgspec.Struct, frozen=True, kw_only=True):
    severity: str
    summary: str
    detail: str
    address: str
    file: str
    line: int | None


class ModuleData(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    state: Annotated[
        Literal["changed", "created", "removed"],
        Meta(description="removed: nothing destroys what it made"),
    ]
    proved: Annotated[
        bool, Meta(description="By the provider's own plan, or nothing was left to prove")
    ]
    unsettled: Annotated[
        dict[str, str],
        Meta(description="Address -> what the base, planned against itself, would still do"),
    ]
    diagnostics: list[DiagnosticData]


class RenameData(msgspec.Struct, frozen=True, kw_only=True):
    """What looks renamed without saying so: one went, and an equal one came."""

    document: Annotated[str, Meta(description="kind/name, as it is now")]
    key: Annotated[str, Meta(description="The part of it, dotted; empty if it is the document")]
    renamed_from: Annotated[list[str], Meta(description="What to write, the oldest name first")]
    moved: Annotated[
        dict[str, dict[str, str]], Meta(description="Root module -> earlier address -> address")
    ]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What `specgen diff --format json` prints."""

    version: Annotated[Literal[2], Meta(description="Version of this format")]
    specgen: Annotated[str, Meta(description="Version of specgen that made it")] = __version__
    base: str
    head: str
    planned: bool
    fails: Annotated[bool, Meta(description="Whether the exit code is 1")]
    root_modules: list[ModuleData]
    changes: list[ChangeData]
    unfollowed: Annotated[
        list[str], Meta(description="Root modules that read a value that changes, not planned")
    ]
    unused_allowances: list[str]
    renamed: list[RenameData]
    stale: Annotated[list[str], Meta(description="Files that are not what the documents render to")]
    cost: Annotated[list[CostData], Meta(description="Charges that change, the heaviest first")]


def as_json(result: Result) -> str:
    verdicts = {verdict.reported: verdict for verdict in result.verdicts}
    report = Report(
        version=VERSION,
        base=result.sides.base.name,
        head=result.sides.head.name,
        planned=not result.unplanned,
        fails=result.fails,
        root_modules=[_module(diff, result) for diff in result.diffs],
        changes=[_change(reported, verdicts.get(reported)) for reported in result.reported],
        unfollowed=list(result.unfollowed),
        unused_allowances=[f"{p.decision}: {p.allowance.address}" for p in result.unused],
        renamed=[_rename(one) for one in result.renamed],
        stale=list(result.stale),
        cost=[cost_data(delta) for delta in result.cost.deltas],
    )
    return to_json(msgspec.to_builtins(report))


def schema() -> dict[str, Any]:
    """JSON Schema of the report."""
    made = msgspec.json.schema(Report)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What a change does, as reported by specgen diff",
        **made,
    }


def _change(reported: ReportedChange, verdict: Verdict | None) -> ChangeData:
    change: Change = reported.change
    return ChangeData(
        address=change.address,
        previous_address=change.previous,
        document=change.document,
        root_modules=list(reported.modules),
        action=_ACTIONS[change.action],
        attributes=[_attribute(a) for a in change.attributes],
        stateful=bool(change.lost),
        lost=change.lost,
        guarded=change.guarded,
        unguarded=change.unguarded,
        why=change.why,
        refused=change.refused,
        allowed_by=[permit.decision for permit in verdict.by] if verdict else [],
        not_allowed=verdict.why_not if verdict else "",
    )


def _rename(one: Rename) -> RenameData:
    moved: dict[str, dict[str, str]] = {}
    for (module, old), new in sorted(one.addresses.items()):
        moved.setdefault(module, {})[old] = new
    return RenameData(document=one.document, key=one.key, renamed_from=list(one.names), moved=moved)


_ACTIONS: dict[Action, ActionName] = {
    Action.DESTROY: "destroy",
    Action.REPLACE: "replace",
    Action.UNKNOWN: "unknown",
    Action.FORGET: "forget",
    Action.UPDATE: "update",
    Action.MOVE: "move",
    Action.CREATE: "create",
    Action.NONE: "none",
}


def _attribute(attribute: Attribute) -> AttributeData:
    old, new = _value(attribute.old), _value(attribute.new)
    return AttributeData(path=attribute.path, old=old, new=new, forces_replacement=attribute.forces)


def _value(value: Any) -> ValueData:
    match value:
        case Mark.ABSENT:
            return ValueData(mark="absent")
        case Mark.UNKNOWN:
            return ValueData(mark="unknown")
        case Mark.SENSITIVE:
            return ValueData(mark="sensitive")
        case _:
            return ValueData(value=value)


def _module(diff: ModuleDiff, result: Result) -> ModuleData:
    state = (
        "created" if diff.id in result.new else "removed" if diff.id in result.gone else "changed"
    )
    return ModuleData(
        id=diff.id,
        state=state,
        proved=diff.proved,
        unsettled=dict(diff.unsettled),
        diagnostics=[_diagnostic(found) for found in diff.diagnostics],
    )


def _diagnostic(found: Diagnostic) -> DiagnosticData:
    return DiagnosticData(
        severity=found.severity,
        summary=found.summary,
        detail=found.detail,
        address=found.address or "",
        file=found.file or "",
        line=found.line,
    )
