"""What users may expect of a service, and alarms on how fast it uses up what it may fail."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from specgen.sdk import Alarm, Math, Pair, Part, Value
from specgen.sdk.alarms import Severity

GROUP, BALANCER = "ingress", "AWS/ApplicationELB"
USUAL_DAYS = 30
MINUTE, HOUR = 60, 3_600
FEW_REQUESTS = 10
"""A window with fewer requests says nothing about a share of them."""


@dataclass(frozen=True, slots=True)
class Burn:
    """A long window, and a short one so that the alarm ends soon after the fault.

    factor: how much faster than in the whole window of 30 days the budget is used up
    """

    name: str
    severity: Severity
    long_seconds: int
    short_seconds: int
    factor: float


BURNS = (
    Burn("fast", "critical", HOUR, 5 * MINUTE, 14.4),
    Burn("medium", "critical", 6 * HOUR, 30 * MINUTE, 6),
    Burn("slow", "warning", 24 * HOUR, 2 * HOUR, 3),
)
"""source: the defaults of https://github.com/slok/sloth (2026-04) and, nearly, of
https://github.com/pyrra-dev/pyrra (2026-08), for 30 days
"""


class LatencyObjective(Part):
    below_seconds: Annotated[
        float, Meta(description="Time of an answer that is fast enough", gt=0, le=4000)
    ]
    percent: Annotated[
        float,
        Meta(description="Percent of the requests that are answered in this time", ge=50, lt=100),
    ]


class Objectives(Part):
    availability_percent: (
        Annotated[
            float,
            Meta(description="Percent of the requests that do not end with 5xx", ge=50, lt=100),
        ]
        | None
    ) = None
    latency: Annotated[
        LatencyObjective | None, Meta(description="How many requests are answered how fast")
    ] = None
    window_days: Annotated[
        int, Meta(description="Days over which the objectives hold", ge=7, le=90)
    ] = USUAL_DAYS

    def factor(self, burn: Burn) -> float:
        """Below 1, the budget would last for the whole window."""
        return max(1.0, burn.factor * self.window_days / USUAL_DAYS)

    def targets(self) -> Iterator[tuple[tuple[str, ...], float]]:
        """Where each is written, and its percent."""
        if self.availability_percent is not None:
            yield ("availability_percent",), self.availability_percent
        if self.latency is not None:
            yield ("latency", "percent"), self.latency.percent

    def rows(self) -> Iterator[Pair]:
        for burn in BURNS:
            if self.availability_percent is not None:
                yield self._pair("availability", burn, self._failing, self.availability_percent)
            if self.latency is not None:
                yield self._pair("latency", burn, self._slow, self.latency.percent)

    def _failing(self, id_: str, burn: Burn, seconds: int) -> Alarm:
        budget = 100 - (self.availability_percent or 0)
        return Alarm(
            id_,
            GROUP,
            BALANCER,
            "Requests that end with 5xx, percent",
            "Sum",
            "above",
            {burn.severity: round(self.factor(burn) * budget, 6)},
            "notBreaching",
            period_seconds=seconds,
            datapoints=(1, 1),
            math=Math(
                (
                    Value("errors", "HTTPCode_Target_5XX_Count", "Sum"),
                    Value("requests", "RequestCount", "Sum"),
                ),
                f"IF(requests > {FEW_REQUESTS}, 100 * FILL(errors, 0) / requests, 0)",
            ),
            meaning="Part of an objective; acts only together with the other window.",
        )

    def _slow(self, id_: str, burn: Burn, seconds: int) -> Alarm:
        """Percent of the requests that are fast enough; PR counts the values in a range."""
        latency = self.latency or LatencyObjective(below_seconds=1, percent=50)
        allowed = self.factor(burn) * (100 - latency.percent)
        return Alarm(
            id_,
            GROUP,
            BALANCER,
            "TargetResponseTime",
            f"PR(:{latency.below_seconds:g})",
            "below",
            {burn.severity: round(100 - allowed, 6)},
            "notBreaching",
            period_seconds=seconds,
            datapoints=(1, 1),
            meaning="Part of an objective; acts only together with the other window.",
        )

    def _pair(
        self, what: str, burn: Burn, alarm: Callable[[str, Burn, int], Alarm], percent: float
    ) -> Pair:
        id_ = f"slo-{what}-{burn.name}"
        rows = (
            alarm(f"{id_}-long", burn, burn.long_seconds),
            alarm(f"{id_}-short", burn, burn.short_seconds),
        )
        meaning = (
            f"The objective of {percent:g} % ({what}) will be missed if this goes on: its budget "
            f"is used up {self.factor(burn):.3g} times too fast; look at the last deployment."
        )
        return Pair(id_, burn.severity, rows, meaning=meaning)
