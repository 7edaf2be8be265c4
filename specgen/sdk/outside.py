"""Kinds of other packages, found by the entry point `specgen.systems`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from specgen.documents.extensions import BrokenKind, Extension, extensions
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
    kinds = {system.kind: "specgen" for system in own}
    codes = {code: "specgen" for system in own for code in _codes(system)}
    for extension in extensions():
        item = _load(extension)
        problem = item.problem or _taken(item.systems, kinds, codes)
        if problem:
            yield Loaded(extension, problem=problem)
            continue
        for system in item.systems:
            kinds[system.kind] = extension.package
            codes |= dict.fromkeys(_codes(system), extension.package)
        yield item


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


def _taken(systems: Sequence[System], kinds: dict[str, str], codes: dict[str, str]) -> str:
    """Which kind or code is already taken, by another package or the same one; empty if none."""
    for i, system in enumerate(systems):
        before = systems[:i]
        owner = kinds.get(system.kind, "the package itself" if _names(before, system.kind) else "")
        if owner:
            return f"{owner} already has a kind `{system.kind}`; rename one of them"
        for code in _codes(system):
            known = {c for other in before for c in _codes(other)}
            owner = codes.get(code, "the package itself" if code in known else "")
            if owner:
                return f"{owner} already has a rule {code}; give the rule another code"
    return ""


def _names(systems: Sequence[System], kind: str) -> bool:
    return any(system.kind == kind for system in systems)


def _codes(system: System) -> list[str]:
    return [check.rule.code for check in (*system.checks, *system.project_checks)]
