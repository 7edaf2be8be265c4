"""Kinds of other packages, found by the entry point `specgen.systems`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from specgen.documents.extensions import BrokenKind, Extension, extensions
from specgen.documents.schema.generate import schema_of
from specgen.facts.stateful import LOST
from specgen.findings.rule import Rule
from specgen.project.checks.check import Check, ProjectCheck
from specgen.project.checks.flow import FLOW_RULES
from specgen.sdk.model import Model
from specgen.sdk.system import System

KIND = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
CODE = re.compile(r"[A-Z]{2,6}[0-9]{3}")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one package registers; problem: why none of it can be used, as a sentence"""

    extension: Extension
    systems: tuple[System, ...] = ()
    problem: str = ""


def outside(own: Sequence[System]) -> tuple[System, ...]:
    """Kinds of other packages, in addition to specgen's own.

    raises: BrokenKind
    """
    found = tuple(loaded(own))
    problems = [item for item in found if item.problem]
    if problems:
        lines = [
            f"the kinds of the package {item.extension.package} cannot be used: {item.problem}"
            for item in problems
        ]
        raise BrokenKind("; ".join(lines))
    return tuple(system for item in found for system in item.systems)


def loaded(own: Sequence[System]) -> Iterator[Loaded]:
    """Each registration, with what is wrong with it."""
    found = list(extensions())
    taken = Taken()
    taken.rules |= {rule.code: (rule, "specgen") for rule in FLOW_RULES}
    if found:  # to know all of our own rules takes time
        taken.problem(own, "specgen")
    for extension in found:
        item = _load(extension)
        problem = item.problem or taken.problem(item.systems, extension.package)
        yield Loaded(extension, problem=problem) if problem else item


def _load(extension: Extension) -> Loaded:
    try:
        found = extension.entry.load()
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001  the package's own code, which may even exit
        return Loaded(extension, problem=f"{type(error).__name__}: {error}")
    listed = (found,) if isinstance(found, System) else found
    if not isinstance(listed, list | tuple) or not all(isinstance(s, System) for s in listed):
        where = f"{extension.entry.value} is a {type(found).__name__}"
        return Loaded(extension, problem=f"{where}; make it a tuple of `System`")
    for system in listed:
        if problem := next(problems(system), ""):
            return Loaded(extension, problem=f"the kind `{system.kind}` {problem}")
    return Loaded(extension, tuple(listed))


def problems(system: System) -> Iterator[str]:
    """What would break the flow later, each as the end of a sentence about the kind."""
    if not KIND.fullmatch(str(system.kind)):
        yield f"is not called by small letters, digits and underscores: {system.kind!r}"
    base = Model if system.placed else msgspec.Struct
    if not (isinstance(system.model, type) and issubclass(system.model, base)):
        yield f"has the model {system.model!r}; write a subclass of `{base.__name__}`"
        return
    if clash := sorted(
        {*system.model.__struct_fields__} & {*system.type.envelope.__struct_fields__}
    ):
        yield f"has the key `{clash[0]}`, which every document has already; rename it"
    try:
        schema_of(system.type)
    except Exception as error:  # noqa: BLE001  whatever msgspec says of the model's types
        yield f"has a model without a JSON Schema: {error}"
    for checks, wanted in ((system.checks, Check), (system.project_checks, ProjectCheck)):
        yield from _wrong_checks(checks, wanted)
    for kind, lost in system.losses.items():
        if kind in LOST or not lost:
            yield f"has a loss for {kind}, " + ("which specgen has" if lost else "without a text")


def _wrong_checks(checks: object, wanted: type[Check] | type[ProjectCheck]) -> Iterator[str]:
    word = "check" if wanted is Check else "project_check"
    if not isinstance(checks, tuple):
        yield f"has `{word}s` that are a {type(checks).__name__}; write a tuple"
        return
    for check in checks:
        if not isinstance(check, wanted):
            yield f"has a {word} that was not made with `@{word}`: {check!r}"
        elif not CODE.fullmatch(check.rule.code):
            yield f"has a rule {check.rule.code!r}; write capitals and digits, such as ACME001"


@dataclass(slots=True)
class Taken:
    """Kinds, codes of rules and losses, and the package that has each."""

    kinds: dict[str, str] = field(default_factory=dict)
    rules: dict[str, tuple[Rule, str]] = field(default_factory=dict)
    losses: dict[str, str] = field(default_factory=dict)

    def problem(self, systems: Sequence[System], package: str) -> str:
        """Takes those of the systems; says which one is already taken, or nothing."""
        for system in systems:
            if owner := self.kinds.setdefault(system.kind, ""):
                return f"{owner} already has a kind `{system.kind}`; rename one of them"
            self.kinds[system.kind] = package
            for known in system.rules:
                rule, owner = self.rules.setdefault(known.code, (known, package))
                if rule is not known:  # kinds that share a check share its rule
                    return f"{owner} already has a rule {rule.code}; give the rule another code"
            for kind in system.losses:
                if (owner := self.losses.setdefault(kind, package)) != package:
                    return f"{owner} already has a loss for {kind}; remove one of them"
        return ""
