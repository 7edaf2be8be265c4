"""The nested maps of a service document for scaling."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts import integers
from specgen.facts.cloudwatch import MOST_DIMENSIONS, PRINTABLE
from specgen.sdk import Part, Renamable
from specgen.sdk.aws.metrics.fields import CloudWatchName, DimensionValue, Namespace


class ScaleOut(Part):
    percent: Annotated[
        int,
        Meta(description="Percent of the tasks to add at each trigger", ge=1, le=integers.LARGEST),
    ] = 20
    minimum_adjustment_tasks: Annotated[
        int, Meta(description="Least number of tasks to add", ge=1, le=5000)
    ] = 1
    cooldown_seconds: Annotated[int, Meta(description="Pause after each step", ge=0, le=3600)] = 300


class ScaleIn(Part):
    percent: Annotated[
        int,
        Meta(
            description="Percent of the tasks to remove at each trigger, as a negative number",
            ge=-90,
            le=-1,
        ),
    ] = -10
    minimum_adjustment_tasks: Annotated[
        int, Meta(description="Least number of tasks to remove", ge=1, le=5000)
    ] = 1
    cooldown_seconds: Annotated[int, Meta(description="Pause after each step", ge=0, le=3600)] = 600


class StepScaling(Part):
    scale_out: Annotated[ScaleOut, Meta(description="Step for a metric above its bound")] = (
        ScaleOut()
    )
    scale_in: Annotated[ScaleIn, Meta(description="Step for a metric below its bound")] = ScaleIn()


class Source(Part):
    namespace: Annotated[
        Namespace,
        Meta(
            description="AWS/ApplicationELB measures the service's target group, AWS/SQS its own "
            "queue; the application publishes to other namespaces",
            examples=["Shop/Business"],
        ),
    ]
    metric: Annotated[
        str,
        Meta(
            description="Name in CloudWatch",
            min_length=1,
            max_length=255,
            pattern=PRINTABLE,
            examples=["OpenOrders"],
        ),
    ]
    statistic: Annotated[
        str,
        Meta(
            description="Statistic over the values of a minute",
            pattern=r"^(Average|Sum|Minimum|Maximum|SampleCount|p[0-9]{1,2}(\.[0-9]{1,2})?|p100)$",
            examples=["Average", "Sum", "p95"],
        ),
    ] = "Average"
    dimensions: Annotated[
        dict[CloudWatchName, DimensionValue],
        Meta(
            description="Dimensions of an application's metric; defaults to Service and "
            "Environment",
            max_length=MOST_DIMENSIONS,
            examples=[{"Queue": "orders"}],
        ),
    ] = {}

    @property
    def is_aws(self) -> bool:
        return self.namespace.startswith("AWS/")


class CustomMetric(Renamable, kw_only=True):
    source: Annotated[Source, Meta(description="The metric in CloudWatch")]
    policy: Annotated[
        Literal["step_scaling", "target_tracking"],
        Meta(
            description="Steps at bounds, or a target for a metric that halves when the number of "
            "tasks doubles"
        ),
    ] = "step_scaling"
    per_task: Annotated[
        bool, Meta(description="Divide the value by the number of running tasks")
    ] = False
    scale_out_above: (
        Annotated[float, Meta(description="Add tasks above this, in the metric's own unit")] | None
    ) = None
    scale_in_below: (
        Annotated[
            float,
            Meta(
                description="Remove tasks below this; by default only CPU and memory do. Never "
                "while that would lift CPU or memory above their targets"
            ),
        ]
        | None
    ) = None
    target: (
        Annotated[
            float, Meta(description="Value for target tracking, in the metric's own unit", gt=0)
        ]
        | None
    ) = None
    only_above_cpu_percent: Annotated[
        int,
        Meta(
            description="Add tasks only while their CPU is above this, because more tasks do not "
            "cure slowness that others cause",
            ge=0,
            le=99,
        ),
    ] = 0
    treat_missing_data: Annotated[
        Literal["notBreaching", "breaching", "ignore", "missing"],
        Meta(description="How its alarms treat minutes without data"),
    ] = "notBreaching"
    scale_out_after_minutes: Annotated[
        int, Meta(description="Consecutive minutes above the bound", ge=1, le=60)
    ] = 3
    scale_in_after_minutes: Annotated[
        int, Meta(description="Consecutive minutes below the bound", ge=1, le=60)
    ] = 15
