"""Kinds of other packages, found by the entry point `specgen.systems`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from specgen.documents.extensions import BrokenKind, Extension, extensions
from specgen.findings.rule import Rule
from specgen.project.checks.flow import FLOW_RULES
from specgen.sdk.system import System


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
    taken = Taken()
    taken.rules |= {rule.code: (rule, "specgen") for rule in FLOW_RULES}
    taken.problem(own, "specgen")
    for extension in extensions():
        item = _load(extension)
        problem = item.problem or taken.problem(item.systems, extension.package)
        yield Loaded(extension, problem=problem) if problem else item


def _load(extension: Extension) -> Loaded:
    try:
        found = extension.entry.load()
    except Exception as error:  # noqa: BLE001  whatever the package's own code raises
        return Loaded(extension, problem=f"{type(error).__name__}: {error}")
    listed = (found,) if isinstance(found, System) else found
    if not isinstance(listed, list | tuple) or not all(isinstance(s, System) for s in listed):
        where = extension.entry.value
        return Loaded(extension, problem=f"{where} is not a tuple of systems, got {found!r}")
    return Loaded(extension, tuple(listed))


@dataclass(slots=True)
class Taken:
    """Kinds and codes of rules, and the package that has each."""

    kinds: dict[str, str] = field(default_factory=dict)
    rules: dict[str, tuple[Rule, str]] = field(default_factory=dict)

    def problem(self, systems: Sequence[System], package: str) -> str:
        """Takes those of the systems; which one is taken already, or nothing."""
        for system in systems:
            if owner := self.kinds.setdefault(system.kind, ""):
                return f"{owner} already has a kind `{system.kind}`; rename one of them"
            self.kinds[system.kind] = package
            for check in (*system.checks, *system.project_checks):
                rule, owner = self.rules.setdefault(check.rule.code, (check.rule, package))
                if rule is not check.rule:  # kinds that share a check share its rule
                    return f"{owner} already has a rule {rule.code}; give the rule another code"
        return ""
