"""The nested map of a service document for deployments that alarms end."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import Part, Unordered

Metric = Literal["5xx", "latency", "cpu", "memory"]
OF_INGRESS: tuple[Metric, ...] = ("5xx", "latency")


class RollBack(Part):
    """A deployment fails and returns to the last good one if an alarm is raised meanwhile."""

    http_5xx_above: (
        Annotated[int, Meta(description="Answers with 5xx of its tasks in a minute", ge=0)] | None
    ) = None
    latency_p95_above_seconds: (
        Annotated[
            float, Meta(description="Seconds in which 95 % of its requests are answered", gt=0)
        ]
        | None
    ) = None
    cpu_above_percent: (
        Annotated[float, Meta(description="Average CPU use of its tasks", gt=0, le=100)] | None
    ) = None
    memory_above_percent: (
        Annotated[float, Meta(description="Average memory use of its tasks", gt=0, le=100)] | None
    ) = None
    minutes: Annotated[
        int,
        Meta(
            description="Minutes in a row until such an alarm is raised; a deployment also lasts "
            "longer by about this time",
            ge=1,
            le=60,
        ),
    ] = 2
    alarms: Annotated[
        Unordered[Annotated[str, Meta(min_length=1, max_length=255)]],
        Meta(
            description="More alarms, by their names in CloudWatch, which must exist; {partition}, "
            "{region}, {account} and {environment} are replaced",
            examples=[["checkout-broken-{environment}"]],
        ),
    ] = []

    def bounds(self) -> Iterator[tuple[Metric, str, float]]:
        """Metric, key of the document, and threshold of each alarm that is made."""
        named: tuple[tuple[Metric, str, float | None], ...] = (
            ("5xx", "http_5xx_above", self.http_5xx_above),
            ("latency", "latency_p95_above_seconds", self.latency_p95_above_seconds),
            ("cpu", "cpu_above_percent", self.cpu_above_percent),
            ("memory", "memory_above_percent", self.memory_above_percent),
        )
        for metric, key, threshold in named:
            if threshold is not None:
                yield metric, key, threshold


def alarm_role(metric: Metric) -> str:
    return f"roll-back-{metric}"
