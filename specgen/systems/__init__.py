"""The table of contents: every system, in the order in which its documents are usually written."""

from functools import cache
from importlib import import_module

from specgen.sdk.outside import outside
from specgen.sdk.system import System

KINDS = (
    "platform",
    "decision",
    "requirements",
    "state_backend",
    "account",
    "account_region",
    "quota",
    "key",
    "network",
    "peering",
    "security_group",
    "topic",
    "log_group",
    "secret",
    "private_zone",
    "certificate",
    "private_ca",
    "load_balancer",
    "registry",
    "cluster",
    "service",
    "postgres",
    "postgres_replica",
    "failover",
    "backup",
    "redis",
    "pooler",
    "opensearch",
    "timescale",
    "raw",
)
"""One line a system; its folder beside this file is called the same, and holds its SYSTEM."""

SYSTEMS: tuple[System, ...] = tuple(
    import_module(f"specgen.systems.{kind}").SYSTEM for kind in KINDS
)

BY_KIND = {system.kind: system for system in SYSTEMS}


@cache
def installed() -> tuple[System, ...]:
    """Our own, and those of other packages on this machine.

    raises: BrokenKind
    """
    return (*SYSTEMS, *outside(SYSTEMS))
