"""The table of contents: every system, in the order in which its documents are usually written."""

from specgen.system import System
from specgen.systems import (
    certificate,
    cluster,
    decision,
    key,
    load_balancer,
    log_group,
    network,
    platform,
    postgres,
    raw,
    registry,
    secret,
    security_group,
    service,
    topic,
)

SYSTEMS: tuple[System, ...] = (
    platform.SYSTEM,
    decision.SYSTEM,
    key.SYSTEM,
    network.SYSTEM,
    security_group.SYSTEM,
    topic.SYSTEM,
    log_group.SYSTEM,
    secret.SYSTEM,
    certificate.SYSTEM,
    load_balancer.SYSTEM,
    registry.SYSTEM,
    cluster.SYSTEM,
    service.SYSTEM,
    postgres.SYSTEM,
    raw.SYSTEM,
)

BY_KIND = {system.kind: system for system in SYSTEMS}
