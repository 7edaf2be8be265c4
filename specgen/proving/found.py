"""What Terraform and the provider say -> findings, each on the line of the document at fault."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from specgen.checking import Rule, finding, located
from specgen.findings import Finding, Place, Problem, Severity
from specgen.offline.calls import Call
from specgen.offline.diagnostics import Diagnostic
from specgen.offline.prove import Step
from specgen.project import Effective, Project
from specgen.proving.blame import Blame, blame
from specgen.proving.generated import Spot, at_address, spot_of
from specgen.proving.rules import NO_CALL, PLANNED, SETTLED, VALID
from specgen.stacks import RootModule

_RULES = {"validate": VALID, "plan": PLANNED, "converge": SETTLED}
_NOT_THE_ACCOUNT = "a plan must not need the account: write the value in a document"


@dataclass(frozen=True, slots=True)
class Fault:
    """words: what is wrong with what stands at the spot; None: nothing of the module is named"""

    rule: Rule
    severity: Severity
    words: str
    spot: Spot | None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class At:
    module: RootModule
    folder: Path
    fault: Fault


def faults(step: Step, folder: Path) -> Iterator[Fault]:
    """folder: of the root module, as generated."""
    asked = {call: told for call in step.calls for told in step.diagnostics if _is_of(call, told)}
    for call in step.calls:
        yield _call(call, asked.get(call), folder)
    for told in step.diagnostics:
        if told not in asked.values():
            severity = Severity.ERROR if told.severity == "error" else Severity.WARNING
            rule = PLANNED if step.name == "converge" else _RULES[step.name]
            yield Fault(rule, severity, _words(told), spot_of(folder, told))
    for address, why in step.unsettled.items():
        names = tuple(why.partition(": ")[2].split(", "))
        spot = at_address(folder, address, names)
        words = f"planned again it would still {why}"
        yield Fault(SETTLED, Severity.ERROR, words, spot)


def _call(call: Call, told: Diagnostic | None, folder: Path) -> Fault:
    spot = spot_of(folder, told) if told else None
    return Fault(NO_CALL, Severity.ERROR, f"planning asks AWS: {call}", spot, _NOT_THE_ACCOUNT)


def _is_of(call: Call, told: Diagnostic) -> bool:
    return str(call) in f"{told.summary} {told.detail}"


def _words(told: Diagnostic) -> str:
    """One line, in Terraform's own words, which are what one searches for."""
    said = "; ".join(part for part in (told.summary, told.detail) if part)
    return " ".join(said.split()).rstrip(".")


def findings(project: Project, root: Path, faulty: Iterable[At]) -> tuple[Finding, ...]:
    """One finding for a fault that several root modules have at one line of one document."""
    same: dict[Finding, list[tuple[At, Effective | None]]] = {}
    for at in faulty:
        made, effective = _finding(project, root, at)
        same.setdefault(made, []).append((at, effective))
    return tuple(_merged(project, root, made, held) for made, held in same.items())


def _finding(project: Project, root: Path, at: At) -> tuple[Finding, Effective | None]:
    fault, spot = at.fault, at.fault.spot
    named = spot.address or spot.attribute if spot else ""
    message = f"{named}: {fault.words}" if named else fault.words
    blamed = blame(project, at.module, at.folder, spot) if spot else None
    if blamed is None:
        file = at.folder / (spot.file if spot else "terraform.tf.json")
        line = (spot.line if spot else None) or 1
        place = Place(_below(root, file), line, 1, line, 1)
        return Finding(fault.rule.code, fault.severity, message, place, fault.hint), None
    return _placed(fault, message, blamed)


def _placed(fault: Fault, message: str, blamed: Blame) -> tuple[Finding, Effective | None]:
    """For what no key says the document's first line stands."""
    problem = Problem(
        blamed.pointer,
        message,
        fault.hint if blamed.exact else _joined(fault.hint, "no key of the document says it"),
        at_key=blamed.at_key,
        severity=fault.severity,
    )
    subject = blamed.subject
    return finding(fault.rule, subject, problem), (
        subject if isinstance(subject, Effective) else None
    )


def _merged(
    project: Project, root: Path, made: Finding, held: Sequence[tuple[At, Effective | None]]
) -> Finding:
    first, _ = held[0]
    shown = _shown(root, first)
    others = f"{len(held) - 1} other root module{'s' if len(held) > 2 else ''}"  # noqa: PLR2004
    more = f", and in {others}" if len(held) > 1 else ""
    if made.document:
        made = replace(made, help=_joined(made.help, f"generated: {shown}{more}"))
    effectives = [effective for _, effective in held if effective is not None]
    if effectives:
        return located(project, made, effectives)
    return replace(made, where=tuple(sorted({at.module.id for at, _ in held})))


def _shown(root: Path, at: At) -> str:
    """generated/prod/us-east-1/network/network-main.tf.json:12 cidr_block"""
    spot = at.fault.spot
    if spot is None:
        return _below(root, at.folder)
    line = f":{spot.line}" if spot.line else ""
    return f"{_below(root, at.folder / spot.file)}{line} {spot.attribute}".rstrip()


def _below(root: Path, file: Path) -> str:
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
