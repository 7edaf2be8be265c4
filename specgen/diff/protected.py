"""Why a resource that is destroyed or replaced cannot be deleted with its present settings."""

from collections.abc import Iterator

from specgen.diff.elements import Element
from specgen.facts.protections import DEFAULTS, PROTECTIONS, Protection

IS_ON = "{argument} is {value} in AWS; turn it off in an apply of its own first"
NO_SNAPSHOT = (
    "the provider deletes it only with {unless}, or with {argument}: true; apply that alone first"
)


def protected(old: Element | None) -> str:
    """old: as it is in the base; empty if nothing protects it"""
    if old is None or not isinstance(old.body, dict):
        return ""
    return "; ".join(_reasons(old))


def _reasons(old: Element) -> Iterator[str]:
    for protection in PROTECTIONS.get(old.kind, ()):
        if _holds(protection, old):
            words = NO_SNAPSHOT if protection.unless else IS_ON
            yield words.format(
                argument=protection.argument,
                value=str(protection.value).lower(),
                unless=protection.unless,
            )


def _holds(protection: Protection, old: Element) -> bool:
    default = DEFAULTS.get(protection.argument)
    found = old.body.get(protection.argument, default)
    if isinstance(protection.value, bool) and found in {"true", "false"}:
        found = found == "true"
    return found == protection.value and not (protection.unless and old.body.get(protection.unless))
