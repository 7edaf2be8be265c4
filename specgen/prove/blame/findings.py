"""Messages of Terraform and the provider -> findings, each on the line of the faulty document."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from specgen.findings.finding import Finding, Place, Problem, Severity
from specgen.findings.rule import Rule
from specgen.project.checks.proof_rules import NO_CALL, PLANNED, SETTLED, VALID
from specgen.project.locate import finding, located
from specgen.project.project import Effective, Project
from specgen.project.stacks import RootModule
from specgen.prove.blame.documents import Blame, blame
from specgen.prove.blame.spots import addresses_of, at_address, spot_of
from specgen.terraform.offline.calls import Call
from specgen.terraform.offline.diagnostics import Diagnostic
from specgen.terraform.offline.prove import Step, tells_of
from specgen.terraform.root_modules import block_of
from specgen.terraform.spot import Spot

_RULES = {"validate": VALID, "plan": PLANNED, "converge": PLANNED}
"""Step -> rule of its diagnostics; in `converge` they come from a plan."""
NO_ALIAS = "Provider configuration not present"
_ALIAS = re.compile(r'provider\["[^"]+"\]\.([\w-]+)')
"""Terraform takes a block that never was for one that was removed, and says how to destroy."""
_NOT_THE_ACCOUNT = "a plan must not need the account: write the value in a document"


@dataclass(frozen=True, slots=True)
class Fault:
    """words: what is wrong at the spot; spot: None if no place in the module is named"""

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
    yield from (_fault(step, reported, folder) for reported in step.diagnostics)
    for call in step.calls:
        if not any(tells_of(reported, call) for reported in step.diagnostics):
            yield _silent(step, call, folder)
    for address, why in _causes(step.unsettled, folder).items():
        names = tuple(why.partition(": ")[2].split(", "))
        words = f"a second plan would still {why}"
        yield Fault(SETTLED, Severity.ERROR, words, at_address(folder, address, names))


def _causes(unsettled: Mapping[str, str], folder: Path) -> Mapping[str, str]:
    """Without those that only read one of the others: they settle once it does."""
    texts = {a: json.dumps(spot.value) for a in unsettled if (spot := at_address(folder, a))}
    reads = {
        address: any(f"{block_of(other)}." in text for other in unsettled if other != address)
        for address, text in texts.items()
    }
    causes = {address: why for address, why in unsettled.items() if not reads.get(address)}
    return causes or unsettled  # each reads another: it is nobody's alone


def _fault(step: Step, reported: Diagnostic, folder: Path) -> Fault:
    spot = spot_of(folder, reported)
    for call in step.calls:
        if tells_of(reported, call):
            return _asks(f"{call}", spot)
    severity = Severity.ERROR if reported.severity == "error" else Severity.WARNING
    return Fault(_RULES[step.name], severity, _words(reported), spot)


def _silent(step: Step, call: Call, folder: Path) -> Fault:
    """A call that no diagnostic mentions, placed by the type that made it."""
    asker = step.askers.get(call, "")
    addresses = [a for a in addresses_of(folder) if asker and a.startswith(f"{asker}.")]
    if len(addresses) == 1:
        return _asks(f"{call}", at_address(folder, addresses[0]))
    return _asks(f"{call}, by one of {', '.join(addresses)}" if addresses else f"{call}", None)


def _asks(what: str, spot: Spot | None) -> Fault:
    return Fault(NO_CALL, Severity.ERROR, f"planning calls AWS: {what}", spot, _NOT_THE_ACCOUNT)


def _words(reported: Diagnostic) -> str:
    """One line, in Terraform's own words, because users search for those."""
    if (alias := _ALIAS.search(reported.detail)) and reported.summary == NO_ALIAS:
        return f"no provider block has the alias `{alias[1]}`; {alias[0]} is required"
    said = "; ".join(part for part in (reported.summary, reported.detail) if part)
    return " ".join(said.split()).rstrip(".")


@dataclass(frozen=True, slots=True)
class Proved:
    """modules: ids of the proved ones; root: what paths in findings are relative to"""

    project: Project
    modules: frozenset[str]
    root: Path


def findings(proved: Proved, faulty: Iterable[At]) -> tuple[Finding, ...]:
    """One finding for a fault that several root modules share at one line of one document."""
    same: dict[Finding, list[tuple[At, Effective | None]]] = {}
    for at in faulty:
        made, effective = _finding(proved, at)
        same.setdefault(made, []).append((at, effective))
    return tuple(_merged(proved, made, held) for made, held in same.items())


def _finding(proved: Proved, at: At) -> tuple[Finding, Effective | None]:
    fault, spot = at.fault, at.fault.spot
    named = spot.address or spot.attribute if spot else ""
    message = f"{named}: {fault.words}" if named else fault.words
    blamed = blame(proved.project, at.module, at.folder, spot) if spot else None
    if blamed is None:
        file = at.folder / (spot.file if spot else "terraform.tf.json")
        line = (spot.line if spot else None) or 1
        place = Place(_below(proved.root, file), line, 1, line, 1)
        return Finding(fault.rule.code, fault.severity, message, place, fault.hint), None
    return _placed(fault, message, blamed)


def _placed(fault: Fault, message: str, blamed: Blame) -> tuple[Finding, Effective | None]:
    """If no key is to blame, the finding is on the document's first line."""
    problem = Problem(
        blamed.pointer,
        message,
        fault.hint if blamed.exact else _joined(fault.hint, "no key of the document sets it"),
        at_key=blamed.at_key,
        severity=fault.severity,
    )
    subject = blamed.subject
    return finding(fault.rule, subject, problem), (
        subject if isinstance(subject, Effective) else None
    )


def _merged(proved: Proved, made: Finding, held: Sequence[tuple[At, Effective | None]]) -> Finding:
    modules = sorted({at.module.id for at, _ in held})
    if not made.document:
        return replace(made, where=tuple(modules))
    shown = f"generated: {_shown(proved.root, held[0][0])}"
    others = len(modules) - 1
    more = f"the same in {others} other root module{'s' if others > 1 else ''}" if others else ""
    made = replace(made, help=_joined(made.help, shown, more))
    return _located(proved, made, [effective for _, effective in held if effective is not None])


def _located(proved: Proved, made: Finding, held: list[Effective]) -> Finding:
    """Does not mention places that were not proved."""
    ours = tuple(e for e in proved.project.effectives if e.module in proved.modules)
    located_ = located(replace(proved.project, effectives=ours), made, held)
    everywhere = {e.spot for e in proved.project.effectives if e.id == made.document}
    spots = {e.spot for e in held}
    if located_.where or not held or spots == everywhere:
        return located_
    return replace(located_, where=tuple(sorted("/".join(spot) for spot in spots)))


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
