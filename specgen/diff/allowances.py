"""Decisions that allow a stateful resource to be lost: which address, where, until when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fnmatch import fnmatchcase

from specgen.diff.places import ReportedChange
from specgen.project.decision import Allowance, Decision
from specgen.project.project import Project


@dataclass(frozen=True, slots=True)
class Permit:
    """decision: kind/name; document: what it is about; invalid: why it allows nothing, or empty"""

    decision: str
    document: str
    allowance: Allowance
    reason: str
    invalid: str = ""

    def covers(self, reported: ReportedChange, module: str) -> bool:
        change, wanted = reported.change, self.allowance
        addresses = (change.address, change.previous) if change.previous else (change.address,)
        return (
            self.document == change.document
            and fnmatchcase(module, wanted.root_modules)
            and any(fnmatchcase(address, wanted.address) for address in addresses)
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """by: the decisions that allow it in all its root modules; why_not: why it is not allowed"""

    reported: ReportedChange
    by: tuple[Permit, ...] = ()
    why_not: str = ""

    @property
    def allowed(self) -> bool:
        return not self.why_not


def permits(project: Project | None, today: date | None = None) -> tuple[Permit, ...]:
    now = (today or datetime.now(tz=UTC).date()).isoformat()
    return tuple(_permits(project, now)) if project else ()


def verdict(reported: ReportedChange, known: Iterable[Permit]) -> Verdict:
    """Allowed only if it is allowed in every root module."""
    fitting = [(p, m) for p in known for m in reported.modules if p.covers(reported, m)]
    allowing = tuple(dict.fromkeys(p for p, _ in fitting if not p.invalid))
    open_ = set(reported.modules) - {m for p, m in fitting if not p.invalid}
    if not open_:
        return Verdict(reported, allowing)
    useless = next((p for p, m in fitting if p.invalid and m in open_), None)
    if useless is not None:
        return Verdict(reported, why_not=f"{useless.decision} does not allow it {useless.invalid}")
    return Verdict(reported, why_not=_lacking(reported, sorted(open_)))


def unused(known: Iterable[Permit], verdicts: Iterable[Verdict]) -> tuple[Permit, ...]:
    used = {permit for verdict in verdicts for permit in verdict.by}
    return tuple(p for p in known if p not in used and not p.invalid)


def _permits(project: Project, now: str) -> Iterator[Permit]:
    for document, _, decision in project.bare:
        if not isinstance(decision, Decision):
            continue
        for allowance in decision.allows_destroying:
            yield Permit(
                document.id,
                decision.document,
                allowance,
                decision.reason,
                _invalid(decision, allowance, now),
            )


def _invalid(decision: Decision, allowance: Allowance, now: str) -> str:
    if decision.status != "accepted":
        return f"yet: its status is {decision.status}, not accepted"
    ended = [until for until in (allowance.until, decision.until) if until and until < now]
    return f"any more: it ended on {min(ended)}" if ended else ""


def _lacking(reported: ReportedChange, modules: list[str]) -> str:
    where = f" in {', '.join(modules)}" if len(modules) < len(reported.modules) else ""
    return f"no decision allows it{where}"
