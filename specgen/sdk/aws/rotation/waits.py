"""What a rotation waits for: poolers that must know a user, tasks that read when they start."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from specgen.project.here import Here
from specgen.sdk.aws.interfaces import CLUSTER, POOLER, SERVICE, Pooler, Secret
from specgen.sdk.aws.readers import readers

ROUNDS = 2
"""A pooler has read its secrets after one round, if none fails, and PgBouncer looks after it."""


@dataclass(frozen=True, slots=True, order=True)
class Restart:
    """A service whose tasks read the secret when they start."""

    region: str
    cluster: str
    service: str

    @property
    def resource(self) -> str:
        return f"service/{self.cluster}/{self.service}"


def poolers(secret: Here[Secret]) -> Iterator[Here[Pooler]]:
    """Those that have the secret's user, in any region."""
    for effective in readers(secret):
        if effective.kind == POOLER.name:
            yield Here(secret.project, effective)


def wait_seconds(secret: Here[Secret], *, at_home: bool) -> int:
    """Until all poolers know a new user that the copy has which they read.

    at_home: those that read the original, or those that read copies
    """
    found = [
        ROUNDS * pooler.spec.agent.refresh_seconds
        for pooler in poolers(secret)
        if pooler.spec.agent and _reads_the_original(secret, pooler) is at_home
    ]
    return max(found, default=0)


def _reads_the_original(secret: Here[Secret], reader: Here[Any]) -> bool:
    return secret.spec.region_read(reader.region, secret) == secret.region


def services(secret: Here[Secret]) -> list[Here[Any]]:
    found = (e for e in readers(secret) if e.kind == SERVICE.name)
    return [Here(secret.project, effective) for effective in found]


def restarts(secret: Here[Secret]) -> list[Restart]:
    """In the order of what AWS calls them, which a rename does not change."""
    found: list[Restart] = []
    for service in services(secret):
        cluster = CLUSTER.find(service, service.spec.cluster)
        if cluster is not None:
            name = service.names.of(service.effective.aws_name)
            at = cluster.names.of(cluster.effective.aws_name)
            found.append(Restart(service.region, at, name))
    return sorted(found)
