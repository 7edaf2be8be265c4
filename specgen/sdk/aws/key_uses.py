"""Documents that encrypt with a key."""

from collections import defaultdict

from specgen.project.here import Here
from specgen.project.project import Project
from specgen.sdk.declarations import KeyUse

Use = tuple[str, KeyUse]


def uses(here: Here) -> list[Use]:
    """Documents that encrypt with the key in this region."""
    return uses_at(here.project, here.name, here.environment, here.region)


def uses_at(project: Project, key: str, environment: str, region: str) -> list[Use]:
    """Documents of an environment that encrypt with a key of this name in a region."""
    return project.once(_all_uses)[key, environment, region]


def accounts_of(found: list[Use], service: str) -> list[str]:
    """Other accounts in which a service uses the key, in order."""
    return sorted({a for _, use in found if use.service == service for a in use.accounts})


def _all_uses(project: Project) -> dict[tuple[str, str, str], list[Use]]:
    """(key, environment, region) -> its users"""
    found: dict[tuple[str, str, str], list[Use]] = defaultdict(list)
    for other in project.effectives:
        here = Here(project, other)
        for use in (*other.spec.key_uses(), *other.spec.key_uses_here(here)):
            found[use.key, other.environment, use.region or other.region].append((other.id, use))
    return found
