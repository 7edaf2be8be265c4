"""Whether a service scales as its metrics intend, and does not flap."""

import re
from collections.abc import Iterator

from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.systems.service.model import Service
from specgen.systems.service.model.scaling import CustomMetric

SCALING = "https://docs.aws.amazon.com/autoscaling/application/userguide"
TRACKING = f"{SCALING}/target-tracking-scaling-policy-overview.html"
STEPS = f"{SCALING}/step-scaling-policy-overview.html"
ALARMS = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html"
AVERAGES = {"CPUUtilization": "cpu_percent", "MemoryUtilization": "memory_percent"}
SLOW_SECONDS = 30
_NO_UTILIZATION = re.compile(
    r"(?i)latency|responsetime|duration|error|fault|5xx|4xx|NumberOfMessages|AgeOfOldest|depth"
)


def _metrics(spec: Service) -> Iterator[tuple[Pointer, CustomMetric]]:
    for name, metric in spec.custom_metrics.items():
        yield ("custom_metrics", name), metric


@check(
    "CMP015",
    "a metric drives one sort of policy",
    fact="steps and target tracking on one metric react to each other, so the service flaps",
    source=TRACKING,
)
def policies_do_not_fight(spec: Service) -> Iterator[Problem]:
    seen: dict[tuple[str, str], str] = {}
    for metric, key in AVERAGES.items():
        if getattr(spec.target_tracking, key) > 0:
            seen["AWS/ECS", metric] = "target_tracking"
    for pointer, metric in _metrics(spec):
        source = (metric.source.namespace, metric.source.metric)
        other = seen.setdefault(source, metric.policy)
        if other != metric.policy:
            message = f"{source[1]} drives target tracking and steps, and the policies would fight"
            hint = "remove this metric"
            if source[0] == "AWS/ECS":
                hint += f", or write target_tracking.{AVERAGES[source[1]]}: 0"
            yield Problem((*pointer, "source", "metric"), message, hint)


@check(
    "CMP016",
    "target tracking uses a utilization metric",
    fact="the metric must fall as tasks are added, in proportion; latency, errors and raw queue "
    "lengths do not",
    source=TRACKING,
)
def targets_are_utilizations(spec: Service) -> Iterator[Problem]:
    for pointer, metric in _metrics(spec):
        name = metric.source.metric
        if metric.policy != "target_tracking" or not _NO_UTILIZATION.search(name):
            continue
        if not (metric.per_task and "NumberOfMessages" in name):
            message = f"{name} is not a utilization metric; write policy: step_scaling"
            hint = "a queue's length can be tracked with per_task: true"
            yield Problem((*pointer, "policy"), message, hint if "Messages" in name else "")


@check(
    "CMP019",
    "a metric's bounds leave room for the steps between them",
    fact="a step changes the value per task; if that jumps past the other bound, the next step "
    "reverses it",
    source=STEPS,
)
def bounds_have_a_gap(spec: Service) -> Iterator[Problem]:
    for pointer, metric in _metrics(spec):
        above, below = metric.scale_out_above, metric.scale_in_below
        if above is None or below is None:
            continue
        out, back = spec.step_scaling.scale_out.percent, spec.step_scaling.scale_in.percent
        most = min(above * 100 / (100 + out), above * (100 + back) / 100)
        if below >= most:
            message = f"{pointer[-1]} would flap: scale in below {below:g}, out above {above:g}"
            hint = f"with steps of +{out} % and {back} % write less than {most:g}"
            yield Problem((*pointer, "scale_in_below"), message, hint)


@check(
    "CMP020",
    "a metric that falls silent does not remove tasks",
    severity=Severity.WARNING,
    fact="if missing data is breaching, minutes without data count as below the bound",
    source=ALARMS,
)
def silence_takes_nothing(spec: Service, here: Here) -> Iterator[Problem]:
    for pointer, metric in _metrics(spec):
        if metric.treat_missing_data == "breaching" and not metric.source.is_aws:
            message = f"a silent emitter would shrink {here.name}; write notBreaching"
            if metric.scale_in_below is not None:
                yield Problem((*pointer, "treat_missing_data"), message)


@check(
    "CMP118",
    "a custom metric is complete: it has bounds or a target, and something to measure",
    fact="an alarm on a metric that nobody publishes never fires",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/"
    "cloudwatch-container-insights.html",
)
def metrics_are_whole(spec: Service, here: Here) -> Iterator[Problem]:
    cluster = spec.cluster_here(here)
    counted = cluster is None or cluster.spec.container_insights != "disabled"
    for pointer, metric in _metrics(spec):
        yield from _bounds(pointer, metric)
        namespace, own = metric.source.namespace, not metric.source.dimensions
        at = (*pointer, "source", "namespace")
        if namespace == "AWS/ApplicationELB" and spec.ingress is None and own:
            yield Problem(at, "without `ingress` there is no target group to measure; add one")
        if namespace == "AWS/SQS" and spec.queue is None and own:
            message = "the service has no queue to measure; write `queue: {}`, or the dimensions"
            yield Problem(at, message)
        if metric.per_task and not counted:
            message = f"cluster/{spec.cluster} does not count running tasks"
            hint = "write container_insights: enabled there"
            yield Problem((*pointer, "per_task"), message, hint)


def _bounds(pointer: Pointer, metric: CustomMetric) -> Iterator[Problem]:
    steps = metric.scale_out_above is not None or metric.scale_in_below is not None
    if metric.policy == "step_scaling" and not steps:
        message = "steps need a bound; write `scale_out_above`, `scale_in_below` or both"
        yield Problem(pointer, message, at_key=True)
    if metric.policy == "target_tracking" and metric.target is None:
        yield Problem(pointer, "target tracking needs a target; write `target`", at_key=True)
    wrong = metric.target is not None if metric.policy == "step_scaling" else steps
    if wrong:
        keys = "`target`" if metric.policy == "step_scaling" else "`scale_out_above` and the like"
        message = f"{metric.policy} does not use {keys}; remove it, or change the policy"
        yield Problem((*pointer, "policy"), message)


@check(
    "CMP119",
    "response times are written in seconds",
    fact="TargetResponseTime is in seconds; 250 would be four minutes",
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/"
    "load-balancer-cloudwatch-metrics.html",
)
def response_times_are_seconds(spec: Service) -> Iterator[Problem]:
    for pointer, metric in _metrics(spec):
        for key in ("scale_out_above", "scale_in_below"):
            bound = getattr(metric, key)
            if metric.source.metric == "TargetResponseTime" and bound and bound > SLOW_SECONDS:
                message = f"TargetResponseTime is in seconds, got {bound:g}"
                yield Problem((*pointer, key), f"{message}; write {bound / 1000:g}")


_OF_STEPS = {
    "only_above_cpu_percent": "scale_out_above",
    "scale_out_after_minutes": "scale_out_above",
    "scale_in_after_minutes": "scale_in_below",
    "treat_missing_data": "",
}
"""Keys of the alarms that make steps -> the bound that has the alarm; either if empty"""


@check(
    "CMP151",
    "a key of a custom metric has an effect",
    severity=Severity.WARNING,
    fact="target tracking makes alarms of its own, which cannot be changed; each bound of steps "
    "has one alarm",
    source=TRACKING,
    date="2026-11-29",
)
def keys_have_an_effect(spec: Service, here: Here) -> Iterator[Problem]:
    for pointer, metric in _metrics(spec):
        written = here.effective.data["custom_metrics"][pointer[-1]]
        for key, bound in _OF_STEPS.items():
            if key not in written:
                continue
            if metric.policy == "target_tracking":
                fault = "target tracking does not use it"
            elif bound and getattr(metric, bound) is None:
                fault = f"it is about `{bound}`, which is missing"
            else:
                continue
            message = f"`{key}` has no effect: {fault}; remove it"
            yield Problem((*pointer, key), message, at_key=True)


SCALING = (
    policies_do_not_fight,
    targets_are_utilizations,
    bounds_have_a_gap,
    silence_takes_nothing,
    metrics_are_whole,
    response_times_are_seconds,
    keys_have_an_effect,
)
