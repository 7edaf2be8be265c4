"""What the replica becomes: as the document sets it, by default like the lost writer."""

from dataclasses import dataclass

from specgen.sdk import Here
from specgen.systems.failover.model import Failover


@dataclass(frozen=True, slots=True)
class Becoming:
    """backup_retention_days: at least 1, because other replicas are made from it"""

    instance_class: str
    multi_az: bool
    backup_retention_days: int


def becomes(here: Here, spec: Failover) -> Becoming:
    old, wanted = spec.old_writer(here).spec, spec.promoted
    return Becoming(
        instance_class=wanted.instance_class or old.instance_class,
        multi_az=old.multi_az if wanted.multi_az is None else wanted.multi_az,
        backup_retention_days=wanted.backup_retention_days or max(old.backup_retention_days, 1),
    )
