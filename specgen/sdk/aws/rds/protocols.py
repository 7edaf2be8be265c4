"""What the functions here read of a database document of any kind."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from specgen.sdk.aws.rds.engines import Engine
from specgen.sdk.aws.rds.fields import PerformanceInsights, Storage


class Sized(Protocol):
    """What the numbers are calculated from."""

    @property
    def rds_engine(self) -> Engine: ...
    @property
    def instance_class(self) -> str: ...
    @property
    def parameters(self) -> Mapping[str, str]: ...
    @property
    def storage(self) -> Storage: ...


class Observed(Protocol):
    """What is monitored and logged, and for how long."""

    @property
    def enhanced_monitoring_interval_seconds(self) -> int: ...
    @property
    def exported(self) -> Sequence[str]: ...
    @property
    def log_retention_days(self) -> int: ...
    @property
    def log_key(self) -> str | None: ...
    @property
    def performance_insights(self) -> PerformanceInsights: ...
