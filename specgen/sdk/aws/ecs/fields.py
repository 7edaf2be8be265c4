"""The nested maps of all documents whose tasks ECS runs."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.documents.schema.fields import Part, reference
from specgen.sdk.aws.logs import RetentionDays
from specgen.sdk.aws.metric_filters.fields import MetricFilters
from specgen.sdk.aws.rds.managed_password import KEYS, ManagedPassword


class Image(Part):
    registry: Annotated[
        str,
        reference("registry", "The registry that holds it", any_region=True, any_account="by_name"),
    ]
    repository: Annotated[str, Meta(description="Repository of the registry", min_length=1)]
    tag: Annotated[
        str,
        Meta(
            description="Tag, or digest if it begins with sha256:",
            pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$|^sha256:[0-9a-f]{64}$",
            examples=["v1.4.2"],
        ),
    ]


AnyImage = Annotated[str, Meta(min_length=3, pattern=r"^\S+$")] | Image


class SecretValue(Part):
    """Exactly one of `secret` and `database`."""

    secret: (
        Annotated[str, reference("secret", "The secret that holds the value", any_region=True)]
        | None
    ) = None
    database: ManagedPassword | None = None
    key: Annotated[
        str,
        Meta(
            description="Key of a JSON secret; defaults to the whole secret, with `database` to "
            "password; username is the other",
            pattern="^[^:]*$",
        ),
    ] = ""

    @property
    def json_key(self) -> str:
        return self.key or (KEYS[0] if self.database else "")


class EnvironmentFile(Part):
    bucket: Annotated[str, reference("bucket", "Bucket in the tasks' region that has the file")]
    key: Annotated[
        str,
        Meta(
            description="Key of the file, which has a line NAME=VALUE for each variable",
            pattern=r"^[^\s*?$]+\.env$",
            max_length=1024,
            examples=["config/api.env"],
        ),
    ]


class ParameterValue(Part):
    parameter: Annotated[
        str, reference("parameter", "The document that holds the setting", any_region=True)
    ]
    key: Annotated[str, Meta(description="Which of its settings", min_length=1)]
    gives: Annotated[
        Literal["value", "name"],
        Meta(
            description="value: as it is when a task starts. name: the name of the parameter, "
            "which the tasks may read whenever they like"
        ),
    ] = "value"


class Logs(Part):
    enabled: Annotated[bool, Meta(description="Keep the output of the tasks")] = True
    group: (
        Annotated[str, reference("log_group", "A log group that has its own document")] | None
    ) = None
    retention_days: Annotated[
        RetentionDays, Meta(description="Days that the service's own log group keeps its events")
    ] = 90
    key: Annotated[str, reference("key", "Key of the service's own log group")] | None = None
    metric_filters: MetricFilters = {}


class CircuitBreaker(Part):
    enabled: Annotated[bool, Meta(description="Stop a deployment that cannot succeed")] = True
    rollback: Annotated[bool, Meta(description="Then return to the last good one")] = True


class Deployment(Part):
    minimum_healthy_percent: Annotated[
        int, Meta(description="Percentage of the tasks that must keep running", ge=0, le=100)
    ] = 100
    maximum_percent: Annotated[
        int, Meta(description="Percentage that may run, old and new tasks together", ge=100, le=400)
    ] = 150
    circuit_breaker: Annotated[
        CircuitBreaker, Meta(description="What happens to failing deployments")
    ] = CircuitBreaker()
    availability_zone_rebalancing: Annotated[
        bool, Meta(description="Move tasks when a zone has too many of them")
    ] = True
    health_check_grace_period_seconds: Annotated[
        int,
        Meta(
            description="Time a new task has before the load balancer's checks count",
            ge=0,
            le=2147483647,
        ),
    ] = 120


class Tasks(Part):
    minimum: Annotated[int, Meta(description="Minimum number of tasks", ge=0, le=5000)]
    maximum: Annotated[int, Meta(description="Maximum number of tasks", ge=0, le=5000)]


class TargetTracking(Part):
    cpu_percent: Annotated[
        int, Meta(description="Target CPU use of the tasks; 0 turns it off", ge=0, le=100)
    ] = 60
    memory_percent: Annotated[
        int, Meta(description="Target memory use of the tasks; 0 turns it off", ge=0, le=100)
    ] = 70
    scale_out_cooldown_seconds: Annotated[
        int, Meta(description="Pause after tasks were added", ge=0, le=3600)
    ] = 300
    scale_in_cooldown_seconds: Annotated[
        int, Meta(description="Pause after tasks were removed", ge=0, le=3600)
    ] = 600
