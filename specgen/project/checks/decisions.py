"""Applies decisions: recorded deviations, silenced findings, and what is left."""

import fnmatch
from collections.abc import Container, Iterable, Iterator
from datetime import UTC, date, datetime

from specgen.documents.document import Document
from specgen.findings.finding import Finding, Problem, Severity
from specgen.findings.pointers import Pointer, dotted
from specgen.findings.rule import rule
from specgen.findings.words import did_you_mean
from specgen.project.checks.proof_rules import CODES
from specgen.project.decision import Decision
from specgen.project.locate import finding
from specgen.project.project import Project
from specgen.terraform.provider_schema import resource_types

UNDECIDED = rule("PLT014", "a deviation from the source document has a decision")
NO_TARGET = rule("DEC001", "a decision is about a document that exists")
USELESS = rule(
    "DEC002",
    "a decision records a deviation, silences a finding or allows a loss",
    severity=Severity.WARNING,
)
EXPIRED = rule("DEC003", "a decision is still in force", severity=Severity.WARNING)
NOT_SILENCED = rule(
    "DEC004",
    "errors cannot be silenced by a decision, unless only the date of our facts makes them errors",
)
ENDED = rule(
    "DEC005", "a decision's permission to destroy is still in force", severity=Severity.WARNING
)

NO_RESOURCE = rule("DEC006", "a resource that a decision allows to destroy can exist")

RULES = (UNDECIDED, NO_TARGET, USELESS, EXPIRED, NOT_SILENCED, ENDED, NO_RESOURCE)

Item = tuple[Document, Decision]


def apply_decisions(
    project: Project,
    findings: list[Finding],
    today: date | None = None,
    later: Container[str] = CODES,
) -> list[Finding]:
    """The findings without the silenced ones, plus those about decisions.

    later: codes that only a render or a proof may find
    """
    now = today or datetime.now(tz=UTC).date()
    items = _items(project)
    ids = {d.id: d for d in project.documents}
    valid = [item for item in items if item[1].document in ids]
    active = [item for item in valid if not _is_expired(item[1], now)]
    kept = [f for f in findings if not any(_silences(d, f) for _, d in active)]
    gone = [item for item in items if item not in valid and not _may_be_left_out(project, item)]
    lost = [item for item in gone if not item[1].allows_destroying]
    kept += [_lost(item, list(ids)) for item in lost]
    kept += [_expired(item) for item in valid if item not in active]
    kept += [f for item in items for f in (*_ended(item, now), *_nowhere(project, item))]
    kept += () if project.may_lack("decision") else _undecided(project, active)
    for item in active:
        if _hits_an_error(item[1], findings):
            kept.append(_not_silenced(item))
        elif not _is_used(item[1], ids, findings) and not _waits(item[1], later):
            kept.append(_useless(item))
    return kept


def without_silenced(
    project: Project, findings: Iterable[Finding], today: date | None = None
) -> list[Finding]:
    """For findings made after settle()."""
    now = today or datetime.now(tz=UTC).date()
    active = [m for _, m in _items(project) if not _is_expired(m, now)]
    return [f for f in findings if not any(_silences(m, f) for m in active)]


def _may_be_left_out(project: Project, item: Item) -> bool:
    kind, _, name = item[1].document.partition("/")
    return project.may_lack(kind, name)


def _items(project: Project) -> list[Item]:
    return [(d, m) for d, _, m in project.bare if isinstance(m, Decision)]


def _hits_an_error(decision: Decision, findings: list[Finding]) -> bool:
    return any(
        f.is_final and (f.code, f.document) == (decision.code, decision.document) for f in findings
    )


def _is_expired(decision: Decision, today: date) -> bool:
    return bool(decision.until) and decision.until < today.isoformat()


def _silences(decision: Decision, finding: Finding) -> bool:
    if finding.is_final or finding.code != decision.code:
        return False
    return finding.document == decision.document and _covers(decision.key, finding.key)


def _covers(decided: str, key: str) -> bool:
    return decided in {"", key} or key.startswith((f"{decided}.", f"{decided}["))


def _waits(decision: Decision, later: Container[str]) -> bool:
    return bool(decision.code) and decision.code in later


def _is_used(decision: Decision, ids: dict[str, Document], findings: list[Finding]) -> bool:
    """A code must silence a finding; a key must be stated or, for an interpretation, exist."""
    if decision.allows_destroying and not decision.key and not decision.code:
        return True
    if decision.code:
        return any(_silences(decision, f) for f in findings)
    stated = ids[decision.document].data.get("stated", {})
    return decision.key == "" or decision.key in stated or _exists(decision, ids)


def _exists(decision: Decision, ids: dict[str, Document]) -> bool:
    return any(dotted(p) == decision.key for p in ids[decision.document].values)


def _undecided(project: Project, active: list[Item]) -> Iterator[Finding]:
    decided = {(d.document, d.key) for _, d in active}
    for document in project.documents:
        stated = document.data.get("stated", {})
        for key in stated if isinstance(stated, dict) else ():
            if (document.id, key) not in decided:
                message = f"`{key}` deviates from the stated {stated[key]} without a decision"
                hint = f"write a `kind: decision` with document: {document.id} and key: {key}"
                yield finding(UNDECIDED, document, Problem(("stated", key), message, hint))


def _lost(item: Item, ids: list[str]) -> Finding:
    document, decision = item
    guess = did_you_mean(decision.document, ids)
    message = f"there is no document {decision.document}{guess}"
    return finding(NO_TARGET, document, Problem(("document",), message))


def _expired(item: Item) -> Finding:
    document, decision = item
    message = f"this decision ended on {decision.until}; renew it, or do what it postponed"
    return finding(EXPIRED, document, Problem(("until",), message))


def _ended(item: Item, today: date) -> Iterator[Finding]:
    document, decision = item
    for number, allowance in enumerate(decision.allows_destroying):
        if allowance.until < today.isoformat():
            message = (
                f"the permission to destroy {allowance.address} ended on {allowance.until}; "
                "remove it, or set another day"
            )
            pointer = ("allows_destroying", number, "until")
            yield finding(ENDED, document, Problem(pointer, message))


def _nowhere(project: Project, item: Item) -> Iterator[Finding]:
    document, decision = item
    modules = sorted({effective.module for effective in project.effectives})
    for number, allowance in enumerate(decision.allows_destroying):
        kind, _, name = allowance.address.partition(".")
        if not fnmatch.filter(resource_types(), kind):
            near = did_you_mean(kind, resource_types())
            message = f"the provider has no resource type {kind}{near and f'{near}.{name}'}"
            pointer = ("allows_destroying", number, "address")
            yield finding(NO_RESOURCE, document, Problem(pointer, message))
        wanted = allowance.root_modules
        if wanted != "*" and not project.lost and not fnmatch.filter(modules, wanted):
            message = f"no root module matches {wanted}{did_you_mean(wanted, modules)}"
            pointer = ("allows_destroying", number, "root_modules")
            yield finding(NO_RESOURCE, document, Problem(pointer, message))


def _not_silenced(item: Item) -> Finding:
    document, decision = item
    message = f"{decision.code} is an error: AWS refuses it whatever is decided; fix the document"
    return finding(NOT_SILENCED, document, Problem(("code",), message))


def _useless(item: Item) -> Finding:
    document, decision = item
    pointer: Pointer = ("code",) if decision.code else ("key",)
    what = f"no finding {decision.code}" if decision.code else f"no key `{decision.key}`"
    message = f"this decision has no effect: {decision.document} has {what}; remove it"
    return finding(USELESS, document, Problem(pointer, message))
