"""The keys of a metric filter.

Lengths and characters: API_PutMetricFilter.html, API_MetricTransformation.html (2026-11-29)
"""

from typing import Annotated, Any

from msgspec import Meta

from specgen.documents.schema.fields import NAME_PATTERN, Renamable, written_name
from specgen.facts.cloudwatch import Unit
from specgen.project.here import Here
from specgen.sdk.aws.metrics.fields import CloudWatchName, StatisticAlarms

_NAME = r"^(?! +$)[ -#%-)+-9;-~]+$"
"""ASCII without : * and $, one that is no space."""
FilterName = Annotated[str, Meta(pattern=NAME_PATTERN, max_length=100)]
FieldText = Annotated[str, Meta(min_length=2, max_length=100)]


class MetricFilter(Renamable, kw_only=True):
    """Log events that match a pattern, counted or measured as a metric."""

    pattern: Annotated[
        str,
        Meta(
            description="Which events count, in the syntax of CloudWatch Logs; empty for all",
            max_length=1024,
            examples=['{ $.level = "ERROR" }', "?ERROR ?FATAL"],
        ),
    ]
    namespace: Annotated[
        str,
        Meta(
            description="Namespace of the metric; defaults to <short name>/<environment>/<kind>/"
            "<document>",
            max_length=255,
            examples=["Shop/Logs"],
        ),
        written_name(f"{_NAME}|^$"),
    ] = ""
    metric: Annotated[
        str,
        Meta(
            description="Name of the metric",
            min_length=1,
            max_length=255,
            pattern=_NAME,
            examples=["Errors"],
        ),
    ]
    value: Annotated[
        float | FieldText,
        Meta(
            description="What an event that matches adds: a number, or the field that has it",
            examples=[1, "$.latency"],
        ),
    ] = 1
    default: (
        Annotated[
            float,
            Meta(
                description="Value of a minute in which events arrive and none matches; by default "
                "there is none"
            ),
        ]
        | None
    ) = None
    dimensions: Annotated[
        dict[CloudWatchName, Annotated[str, Meta(min_length=2, max_length=255)]],
        Meta(
            description="Dimensions of the metric, each with the field of the event that has its "
            "value. Each different value is a metric of its own",
            examples=[{"Code": "$.code"}],
        ),
    ] = {}
    unit: Annotated[Unit | None, Meta(description="Unit of the values; by default None")] = None
    alarms: StatisticAlarms = {}

    def namespace_in(self, here: Here[Any]) -> str:
        names = here.names
        kind, name = here.effective.kind, here.effective.aws_name
        return self.namespace or f"{names.platform.short_name}/{names.environment}/{kind}/{name}"


MetricFilters = Annotated[
    dict[FilterName, MetricFilter],
    Meta(description="Metrics that CloudWatch Logs makes of the group's events, by filter"),
]
