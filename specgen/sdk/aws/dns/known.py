"""Names in public DNS that the documents make, whatever their kind."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from specgen.project.here import Here
from specgen.project.project import Effective, Project
from specgen.sdk.aws.dns.interfaces import PUBLIC_ZONE, PublicZone
from specgen.sdk.aws.dns.names import WILDCARD, is_in

RECORD = "aws_route53_record"
PRIVATE_ZONE = "private_zone"
UNKNOWN = "?"
_LEADING = frozenset({"A", "AAAA", "CNAME", UNKNOWN})


def names(project: Project) -> Mapping[str, frozenset[str]]:
    """Whole name -> types of its records; UNKNOWN is that of a record in Terraform's own words."""
    return project.once(_names)


def _names(project: Project) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for effective, values in _records(project):
        if not _is_private(values):
            found[values[0]].add(_type(effective, values))
    return {name: frozenset(types) for name, types in found.items()}


def _records(project: Project) -> Iterator[tuple[Effective, tuple[str, ...]]]:
    for effective in project.effectives:
        for claim in effective.spec.claims(Here(project, effective)):
            if claim.kind == RECORD:
                yield effective, claim.values


def private_record(zone: Here[Any], name: str, type_: str) -> tuple[str, ...]:
    """Values of the claim of a record in a private zone: environments may have the same domain."""
    return name, f"{zone.environment} {zone.effective.id}", type_


def _is_private(values: tuple[str, ...]) -> bool:
    return any(f" {PRIVATE_ZONE}/" in value for value in values[1:2])


def private_types(project: Project, zone: Here[Any], name: str) -> frozenset[str]:
    """Types of the records of a whole name in a private zone, whatever document makes them."""
    found = project.once(_private).get(private_record(zone, name, "")[:2], ())
    return frozenset(found)


def _private(project: Project) -> dict[tuple[str, ...], set[str]]:
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for _, values in _records(project):
        if _is_private(values):
            found[values[:2]].add(values[2])
    return found


def _type(effective: Effective, values: tuple[str, ...]) -> str:
    return UNKNOWN if effective.kind == "raw" else values[-1]


def leads_somewhere(project: Project, host: str, *, of_any_type: bool = False) -> bool:
    """Whether a host has an address, or may have one that the documents do not show.

    of_any_type: whether any record will do
    """
    zone = zone_of(project, host)
    if zone is None:
        return True
    relative = host.removesuffix(f".{zone.spec.domain}")
    types = [names(project).get(n, frozenset()) for n in (relative, *_candidates(zone, host))]
    return any(known if of_any_type else known & _LEADING for known in types)


def _candidates(zone: Effective[PublicZone], host: str) -> Iterator[str]:
    """The host, and the wildcards of the zone that stand for it."""
    yield host
    while host != zone.spec.domain:
        host = host.partition(".")[2]
        yield WILDCARD + host


def is_delegated(project: Project, host: str) -> bool:
    """Whether a zone gives the host, or a domain above it, to other name servers."""
    zone = zone_of(project, host)
    while zone is not None and host != zone.spec.domain:
        if "NS" in names(project).get(host, frozenset()):
            return True
        host = host.partition(".")[2]
    return False


def zone_of(project: Project, host: str) -> Effective[PublicZone] | None:
    """The zone with the longest domain that the host is in."""
    found = [zone for zone in PUBLIC_ZONE.all(project) if is_in(host, zone.spec.domain)]
    return max(found, key=lambda zone: len(zone.spec.domain), default=None)
