"""The table of contents: every system, in the order in which its documents are usually written."""

from functools import cache
from importlib import import_module

from specgen.sdk.outside import outside
from specgen.sdk.system import System

KINDS = (
    "platform",
    "decision",
    "requirements",
    "assumptions",
    "prices",
    "state_backend",
    "account",
    "account_region",
    "quota",
    "existing",
    "key",
    "network",
    "peering",
    "security_group",
    "hsm",
    "topic",
    "queue",
    "sms",
    "chat_channel",
    "log_group",
    "secret",
    "parameter",
    "trail",
    "config",
    "threat_detection",
    "incident_response",
    "bucket",
    "private_zone",
    "public_zone",
    "certificate",
    "private_ca",
    "ip_set",
    "web_acl",
    "load_balancer",
    "network_load_balancer",
    "health_check",
    "global_name",
    "cdn",
    "cloudflare_zone",
    "registry",
    "cluster",
    "service",
    "job",
    "batch",
    "fleet",
    "function",
    "postgres",
    "postgres_replica",
    "mysql",
    "mysql_replica",
    "aurora",
    "failover",
    "backup",
    "redis",
    "file_system",
    "table",
    "pooler",
    "rotation",
    "opensearch",
    "timescale",
    "alarms",
    "dashboard",
    "pagerduty",
    "datadog",
    "log_forwarder",
    "budget",
    "cost_anomaly",
    "cost_category",
    "cost_tags",
    "cost_export",
    "commitment",
    "raw",
)
"""One line per system; the folder of the same name next to this file holds its SYSTEM."""

SYSTEMS: tuple[System, ...] = tuple(
    import_module(f"specgen.systems.{kind}").SYSTEM for kind in KINDS
)

BY_KIND = {system.kind: system for system in SYSTEMS}


@cache
def installed() -> tuple[System, ...]:
    """Built-in systems, then those of other installed packages.

    raises: BrokenKind
    """
    return (*SYSTEMS, *outside(SYSTEMS))
