"""The nested maps of a service document for metrics that its application emits."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Annotated, Any

from msgspec import Meta

from specgen.facts.cloudwatch import MOST_DIMENSIONS, Unit
from specgen.sdk import (
    Here,
    Part,
    PartName,
    Pointer,
    Renamable,
    Subject,
    Unordered,
    Value,
    by_first_name,
    part_name,
)
from specgen.sdk.alarms import Alarm, Math
from specgen.sdk.aws.metrics.fields import (
    CloudWatchName,
    DimensionValue,
    MetricAlarm,
    Namespace,
    Statistic,
    StatisticAlarms,
)
from specgen.sdk.aws.metrics.rows import Measured, quiet_row, row_id, rows

EmittedName = Annotated[str, Meta(pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$", max_length=60)]
"""Shorter than CloudWatch's 255, because it becomes a part of the alarms' names."""
Sentence = Annotated[str, Meta(description="What it measures, in words", max_length=300)]


class Emitted(Part):
    """Of a metric that tasks write to their output, in CloudWatch's embedded metric format."""

    namespace: Annotated[
        Namespace, Meta(description="Namespace of the metric", examples=["Shop/Business"])
    ]
    description: Sentence = ""
    unit: Annotated[Unit, Meta(description="Unit of its values")] = "None"
    statistics: Annotated[
        Unordered[Statistic],
        Meta(description="Statistics that dashboards show, besides those of its alarms"),
    ] = []
    dimensions: Annotated[
        dict[CloudWatchName, DimensionValue | Unordered[DimensionValue]],
        Meta(
            description="All dimensions that it is emitted with, and their values; defaults to "
            "Service and Environment. Each combination of values is a metric of its own",
            max_length=MOST_DIMENSIONS,
            examples=[{"Market": ["spot", "futures"]}],
        ),
    ] = {}
    alarms: StatisticAlarms = {}

    def named(self, here: Here[Any]) -> dict[str, list[str]]:
        """Its dimensions, with all values of each."""
        if not self.dimensions:
            service = here.effective.aws_name
            return {"Environment": [here.environment], "Service": [service]}
        return {k: [v] if isinstance(v, str) else list(v) for k, v in self.dimensions.items()}

    def subjects(self, here: Here[Any], kind: str) -> Iterator[Subject]:
        """One for each combination of values; its key is made of those that differ."""
        named = self.named(here)
        several = [name for name, values in named.items() if len(values) > 1]
        for values in product(*named.values()):
            one = dict(zip(named, values, strict=True))
            key = "-".join(row_id(one[name]) for name in several)
            yield Subject(kind, key, one)


class Ratio(Renamable, kw_only=True):
    """How much of one metric is another one, in percent."""

    part: Annotated[EmittedName, Meta(description="The metric that is counted, in `metrics`")]
    whole: Annotated[EmittedName, Meta(description="The metric that it is a part of")]
    description: Sentence = ""
    least: Annotated[
        float,
        Meta(
            description="Below this many of the whole in a period there is no value, because a "
            "few say little",
            ge=1,
        ),
    ] = 1
    alarms: Annotated[MetricAlarm, Meta(description="Alarms on the percentage")] = MetricAlarm()

    @property
    def math(self) -> Math:
        """No value if the whole is too small; a part that nobody emitted is 0.

        IF without a third value is what cdk-monitoring-constructs makes for the same purpose, and
        what the CloudWatch guide has for workdays, IF(DAY(m1)<6,m1), in using-metric-math.html
        (2026-11-30)
        """
        values = (Value("part", self.part, "Sum"), Value("whole", self.whole, "Sum"))
        return Math(values, f"IF(whole >= {self.least:.15g}, 100 * FILL(part, 0) / whole)")


def metric_subjects(
    here: Here[Any], metrics: Mapping[str, Emitted], ratios: Mapping[str, Ratio]
) -> Iterator[Subject]:
    for name, metric in metrics.items():
        yield from metric.subjects(here, row_id(name))
    for name, ratio in ratios.items():
        if ratio.part in metrics:
            yield from metrics[ratio.part].subjects(here, _ratio_id(name, ratio))


def metric_alarms(
    metrics: Mapping[str, Emitted], ratios: Mapping[str, Ratio]
) -> Iterator[tuple[Pointer, MetricAlarm, bool]]:
    """Where each is written, and whether its metric is a percentage."""
    for name, metric in metrics.items():
        for statistic, alarm in metric.alarms.items():
            is_percent = metric.unit == "Percent" and statistic not in {"Sum", "SampleCount"}
            yield ("metrics", name, "alarms", statistic), alarm, is_percent
    for name, ratio in ratios.items():
        if ratio.alarms != MetricAlarm():
            yield ("ratios", name, "alarms"), ratio.alarms, True


def metric_rows(
    here: Here[Any], metrics: Mapping[str, Emitted], ratios: Mapping[str, Ratio]
) -> Iterator[Alarm]:
    for name, metric in metrics.items():
        measured = Measured(row_id(name), metric.namespace, name, meaning(here, name, metric))
        for statistic, alarm in metric.alarms.items():
            yield from rows(measured, statistic, alarm)
    for name in by_first_name(ratios):
        ratio = ratios[name]
        if ratio.part in metrics:
            namespace, first = metrics[ratio.part].namespace, part_name(name, ratio).first
            id_, words = _ratio_id(name, ratio), meaning(here, first, ratio)
            yield from rows(Measured(id_, namespace, first, words, ratio.math), "Sum", ratio.alarms)


def _ratio_id(name: str, ratio: Ratio) -> PartName:
    return part_name(name, ratio).map(row_id)


def quiet_metrics(here: Here[Any], metrics: Mapping[str, Emitted]) -> Iterator[Alarm]:
    """Statistics that dashboards show and that raise no alarm."""
    for name, metric in metrics.items():
        measured = Measured(row_id(name), metric.namespace, name, meaning(here, name, metric))
        for statistic in metric.statistics:
            if statistic not in metric.alarms:
                yield quiet_row(measured, statistic)


def meaning(here: Here[Any], name: str, of: Emitted | Ratio) -> str:
    service = here.effective.aws_name
    what = of.description or f"{name}, as {service} emits it"
    unit = f" ({of.unit})" if isinstance(of, Emitted) and of.unit != "None" else ""
    return f"{what.rstrip('.')}{unit}; look at the log group of {service}."
