"""The keys of alarms on a metric that a document declares."""

from typing import Annotated, Literal, get_args

from msgspec import Meta

from specgen.documents.schema.fields import Part, written_name
from specgen.facts.cloudwatch import NO_COLON_FIRST, PRINTABLE
from specgen.sdk.alarms import Severity

CloudWatchName = Annotated[str, Meta(min_length=1, max_length=255, pattern=NO_COLON_FIRST)]
Namespace = Annotated[str, Meta(min_length=1, max_length=255), written_name(NO_COLON_FIRST)]
DimensionValue = Annotated[str, Meta(min_length=1, max_length=1024, pattern=PRINTABLE)]
Statistic = Annotated[
    str,
    Meta(
        pattern=r"^(Average|Sum|Minimum|Maximum|SampleCount|p[0-9]{1,2}(\.[0-9]{1,2})?|p100)$",
        examples=["Sum", "p95"],
    ),
]
Levels = Annotated[
    dict[Severity, float],
    # msgspec leaves the allowed keys out of the schema
    Meta(extra_json_schema={"propertyNames": {"enum": list(get_args(Severity))}}),
]
DAY_SECONDS, HOUR_SECONDS = 86_400, 3_600


class Band(Part):
    """CloudWatch learns a band of usual values, by hour and weekday."""

    severity: Annotated[Severity, Meta(description="Severity of leaving the band")]
    leaves: Annotated[
        Literal["above", "below"], Meta(description="The side on which it matters")
    ] = "below"
    width: Annotated[
        float,
        Meta(description="Width of the band in standard deviations", gt=0, le=100),
    ] = 3


class MetricAlarm(Part):
    above: Annotated[
        Levels,
        Meta(description="Raise an alarm above: severity -> value in the metric's unit"),
    ] = {}
    below: Annotated[
        Levels,
        Meta(description="Raise an alarm below: severity -> value in the metric's unit"),
    ] = {}
    band: Annotated[Band | None, Meta(description="Raise an alarm outside the usual values")] = None
    period_seconds: Annotated[
        int,
        Meta(
            description="Time of one data point, in whole minutes",
            ge=60,
            le=DAY_SECONDS,
            multiple_of=60,
        ),
    ] = 60
    points: Annotated[
        int, Meta(description="Latest data points that an alarm looks at", ge=1, le=1440)
    ] = 5
    points_to_alarm: (
        Annotated[
            int, Meta(description="How many of them must be bad; defaults to 4", ge=1, le=1440)
        ]
        | None
    ) = None
    treat_missing_data: Annotated[
        Literal["notBreaching", "breaching", "ignore", "missing"],
        Meta(description="How an alarm treats periods without data"),
    ] = "notBreaching"

    @property
    def needed(self) -> int:
        return self.points_to_alarm or min(4, self.points)


StatisticAlarms = Annotated[
    dict[Statistic, MetricAlarm], Meta(description="Alarms, by the statistic that they look at")
]
