"""Rules that AWS Config brings along, and types of resources that it records."""

from collections.abc import Mapping
from functools import cache

from specgen.facts import store


@cache
def managed_rules() -> tuple[str, ...]:
    """Their identifiers, such as S3_BUCKET_VERSIONING_ENABLED."""
    return store.facts("config_rules", tuple[str, ...])


@cache
def parameters() -> Mapping[str, Mapping[str, str]]:
    """Identifier of a rule that takes some -> parameter -> its type, such as int."""
    return store.facts("config_parameters", dict[str, dict[str, str]])


@cache
def resource_types() -> frozenset[str]:
    """Such as AWS::EC2::NetworkInterface."""
    services = store.facts("config_types", dict[str, str])
    return frozenset(
        f"{service}::{kind}" for service, kinds in services.items() for kind in kinds.split()
    )


NEVER_DAILY = (
    "AWS::Config::ConfigurationRecorder",
    "AWS::Config::ConformancePackCompliance",
    "AWS::Config::ResourceCompliance",
)
"""Recorded at each change only.

source: https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingModeOverride.html
(2026-11-29)
"""
