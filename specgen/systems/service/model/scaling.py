"""The nested maps of a service document that say when it scales."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import Part


class ScaleOut(Part):
    percent: Annotated[int, Meta(description="Of the tasks, added at each trigger", ge=1)] = 20
    minimum_adjustment_tasks: Annotated[int, Meta(description="At least so many", ge=1)] = 1
    cooldown_seconds: Annotated[int, Meta(description="Pause after it", ge=0, le=3600)] = 300


class ScaleIn(Part):
    percent: Annotated[
        int, Meta(description="Of the tasks, taken away at each trigger: below zero", ge=-90, le=-1)
    ] = -10
    minimum_adjustment_tasks: Annotated[int, Meta(description="At least so many", ge=1)] = 1
    cooldown_seconds: Annotated[int, Meta(description="Pause after it", ge=0, le=3600)] = 600


class StepScaling(Part):
    scale_out: Annotated[ScaleOut, Meta(description="What a metric above its bound does")] = (
        ScaleOut()
    )
    scale_in: Annotated[ScaleIn, Meta(description="What a metric below its bound does")] = ScaleIn()


class Source(Part):
    namespace: Annotated[
        str,
        Meta(
            description="AWS/ApplicationELB is the service's target group, AWS/SQS its own queue, "
            "another one the application's",
            min_length=1,
            max_length=255,
            examples=["Shop/Business"],
        ),
    ]
    metric: Annotated[str, Meta(description="Name in CloudWatch", min_length=1, max_length=255)]
    statistic: Annotated[
        str,
        Meta(
            description="Of the values of a minute",
            pattern=r"^(Average|Sum|Minimum|Maximum|SampleCount|p[0-9]{1,2}(\.[0-9]{1,2})?|p100)$",
            examples=["Average", "Sum", "p95"],
        ),
    ] = "Average"
    dimensions: Annotated[
        dict[str, str],
        Meta(
            description="Of an application's metric; Service and Environment where none are written"
        ),
    ] = {}

    @property
    def is_aws(self) -> bool:
        return self.namespace.startswith("AWS/")


class CustomMetric(Part):
    source: Annotated[Source, Meta(description="Where CloudWatch has it")]
    policy: Annotated[
        Literal["step_scaling", "target_tracking"],
        Meta(
            description="Steps at bounds; or a target, for a metric that halves when the tasks "
            "double"
        ),
    ] = "step_scaling"
    per_task: Annotated[
        bool, Meta(description="The value is divided by the number of running tasks")
    ] = False
    scale_out_above: (
        Annotated[float, Meta(description="Adds tasks above this, in the metric's own unit")] | None
    ) = None
    scale_in_below: (
        Annotated[
            float,
            Meta(
                description="Takes tasks away below this; without, only CPU and memory do. Never "
                "while that would lift CPU or memory above their targets"
            ),
        ]
        | None
    ) = None
    target: (
        Annotated[
            float, Meta(description="What target tracking keeps it at, in its own unit", gt=0)
        ]
        | None
    ) = None
    only_above_cpu_percent: Annotated[
        int,
        Meta(
            description="Adds tasks only while their CPU is above this: slowness that others cause "
            "does not end with more tasks",
            ge=0,
            le=99,
        ),
    ] = 0
    treat_missing_data: Annotated[
        Literal["notBreaching", "breaching", "ignore", "missing"],
        Meta(description="What minutes without data mean to its alarms"),
    ] = "notBreaching"
    scale_out_after_minutes: Annotated[
        int, Meta(description="Minutes above the bound in a row", ge=1, le=60)
    ] = 3
    scale_in_after_minutes: Annotated[
        int, Meta(description="Minutes below the bound in a row", ge=1, le=60)
    ] = 15
