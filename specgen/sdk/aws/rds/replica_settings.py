"""A replica with everything that it inherits from its primary and its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from specgen.project.here import Here
from specgen.sdk.aws.rds.engines import Engine
from specgen.sdk.aws.rds.fields import PerformanceInsights, Storage
from specgen.sdk.aws.rds.replicas import placed_like, primary_of, sources_of
from specgen.terraform.escape import escape


@dataclass(frozen=True, slots=True)
class Settings:
    """network, tier: where its subnets are; key: of its storage; all in its own region

    primary: the database's own document, its texts escaped
    """

    instance_class: str
    storage: Storage
    parameters: Mapping[str, str]
    network: str
    tier: str
    key: str | None
    performance_insights: PerformanceInsights
    enhanced_monitoring_interval_seconds: int
    log_exports: tuple[str, ...]
    log_retention_days: int
    log_key: str | None
    primary: Any

    @property
    def exported(self) -> tuple[str, ...]:
        return self.log_exports

    @property
    def rds_engine(self) -> Engine:
        found: Engine = self.primary.rds_engine
        return found

    @property
    def major_version(self) -> str:
        found: str = self.primary.major_version
        return found

    @property
    def group_role(self) -> str:
        found: str = self.primary.group_role
        return found


def class_of(here: Here) -> str | None:
    """Its own class, or else its source's."""
    named = (at.spec.instance_class for at in (here, *sources_of(here)))
    return next((name for name in named if name), None)


def settings_of(here: Here) -> Settings | None:
    """None if its sources do not lead to a database, or it has no place; checks report it."""
    found, near, name = primary_of(here), placed_like(here), class_of(here)
    if found is None or near is None or name is None:
        return None
    spec, primary, place = escape(here.spec), escape(found.spec), escape(near.spec)
    own = spec.performance_insights
    interval = spec.enhanced_monitoring_interval_seconds
    exports = spec.log_exports
    return Settings(
        instance_class=name,
        storage=storage_of(here, found),
        parameters={**primary.parameters, **spec.parameters},
        network=place.network,
        tier=place.tier,
        key=place.key,
        performance_insights=primary.performance_insights if own is None else own,
        enhanced_monitoring_interval_seconds=(
            primary.enhanced_monitoring_interval_seconds if interval is None else interval
        ),
        log_exports=tuple(primary.log_exports if exports is None else exports),
        log_retention_days=spec.log_retention_days or primary.log_retention_days,
        log_key=spec.log_key,
        primary=primary,
    )


def storage_of(here: Here, primary: Here) -> Storage:
    """Its primary's, because it holds the same data; only how far it grows can be set."""
    storage: Storage = primary.spec.storage
    return Storage(
        allocated_gib=storage.allocated_gib,
        maximum_gib=here.spec.storage_maximum_gib or storage.maximum_gib,
        type=storage.type,
        iops=storage.iops,
        throughput_mibps=storage.throughput_mibps,
    )
