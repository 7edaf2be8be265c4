"""From a replica up to the database that it is a copy of, and down again."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from specgen.project.here import Here
from specgen.sdk.aws.interfaces import POSTGRES, POSTGRES_REPLICA
from specgen.sdk.aws.interfaces.databases import MYSQL, MYSQL_REPLICA
from specgen.sdk.kind import Kind


@dataclass(frozen=True, slots=True)
class Line:
    """A kind of databases, and the kind of their replicas."""

    database: Kind[Any]
    replica: Kind[Any]


LINES = (Line(POSTGRES, POSTGRES_REPLICA), Line(MYSQL, MYSQL_REPLICA))
OF_REPLICAS = {line.replica.name: line for line in LINES}
OF_DATABASES = {line.database.name: line for line in LINES}


def line_of(here: Here) -> Line:
    """here: a database or a replica"""
    kind = here.effective.kind
    return OF_REPLICAS.get(kind) or OF_DATABASES[kind]


def source_of(here: Here) -> Here | None:
    """The document that it is a replica of; None for a database, or if none is named."""
    line = OF_REPLICAS.get(here.effective.kind)
    if line is None:
        return None
    if here.spec.source_replica:
        return line.replica.find(here, here.spec.source_replica)
    return line.database.find(here, here.spec.source) if here.spec.source else None


def sources_of(here: Here) -> tuple[Here, ...]:
    """Its source, the source's source, and so on; ends before one would come a second time."""
    found: list[Here] = []
    seen, at = [here.effective], source_of(here)
    while at is not None and at.effective not in seen:
        found.append(at)
        seen.append(at.effective)
        at = source_of(at)
    return tuple(found)


def primary_of(here: Here) -> Here | None:
    """The database at the end of the chain; None if there is none."""
    found = sources_of(here)
    return found[-1] if found and found[-1].effective.kind in OF_DATABASES else None


def is_near(here: Here, other: Here) -> bool:
    return here.region == other.region


def placed_like(here: Here) -> Here | None:
    """The document whose network, tier and key it has: itself, or its last source in the region."""
    at, source = here, source_of(here)
    seen = [here.effective]
    while source is not None and is_near(at, source):
        if source.effective in seen:
            return None
        seen.append(source.effective)
        at, source = source, source_of(source)
    return at if at.spec.network else None


def replicas_of(primary: Here) -> Iterator[Here]:
    """All replicas of a database in its environment, also those of its replicas, in their order."""
    for effective in line_of(primary).replica.all(primary.project):
        replica = Here(primary.project, effective)
        found = primary_of(replica) if effective.environment == primary.environment else None
        if found is not None and found.effective is primary.effective:
            yield replica


def followers_of(source: Here) -> Iterator[Here]:
    """Replicas whose direct source is this document."""
    for effective in line_of(source).replica.all(source.project):
        replica = Here(source.project, effective)
        found = source_of(replica) if effective.environment == source.environment else None
        if found is not None and found.effective is source.effective:
            yield replica
