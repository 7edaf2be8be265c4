"""Custom metrics as CloudWatch's metric math: values, and the expressions over them."""

from dataclasses import dataclass

from specgen.sdk.construct import Scope
from specgen.systems.service.construct.ingress import Entry
from specgen.systems.service.model import Service
from specgen.systems.service.model.scaling import CustomMetric

LOAD_BALANCER = "AWS/ApplicationELB"
QUEUE = "AWS/SQS"


@dataclass(frozen=True, slots=True)
class Value:
    """One metric; id: its name in expressions"""

    id: str
    namespace: str
    metric: str
    statistic: str
    dimensions: dict[str, str]


@dataclass(frozen=True, slots=True)
class Expression:
    """values: what it uses; text: empty if it is the first value itself"""

    values: tuple[Value, ...]
    text: str = ""


class Watched:
    """One custom metric of a service."""

    def __init__(
        self, scope: Scope, spec: Service, metric: CustomMetric, way_in: Entry | None
    ) -> None:
        self.metric = metric
        self._scope, self._spec, self._way_in = scope, spec, way_in
        self._service = {
            "ClusterName": scope.read("cluster", spec.cluster, "name"),
            "ServiceName": scope.aws_name(),
        }

    def level(self) -> Expression:
        """The metric, divided by the running tasks if it is per task."""
        source = self.metric.source
        value = Value(
            "value", source.namespace, source.metric, source.statistic, self._dimensions()
        )
        if not self.metric.per_task:
            return Expression((value,))
        tasks = Value(
            "tasks", "ECS/ContainerInsights", "RunningTaskCount", "Average", self._service
        )
        return Expression((value, tasks), "value / tasks")

    def above(self) -> Expression:
        """The level; zero while CPU is too low for more tasks to help."""
        level = self.level()
        floor = self.metric.only_above_cpu_percent
        if floor == 0:
            return level
        text = f"IF(cpu > {floor}, {level.text or 'value'}, 0)"
        return Expression((*level.values, self._average("cpu")), text)

    def below(self, threshold: float) -> Expression:
        """The level; the threshold while fewer tasks would push CPU or memory above target."""
        level, tracking = self.level(), self._spec.target_tracking
        left = 100 + self._spec.step_scaling.scale_in.percent
        limits = {"cpu": tracking.cpu_percent, "memory": tracking.memory_percent}
        guards = {name: limit * left / 100 for name, limit in limits.items() if limit > 0}
        if not guards:
            return level
        calm = " AND ".join(f"{name} < {limit:g}" for name, limit in guards.items())
        text = f"IF({calm}, {level.text or 'value'}, {threshold:g})"
        return Expression((*level.values, *(self._average(name) for name in guards)), text)

    def _average(self, name: str) -> Value:
        metric = {"cpu": "CPUUtilization", "memory": "MemoryUtilization"}[name]
        return Value(name, "AWS/ECS", metric, "Average", self._service)

    def _dimensions(self) -> dict[str, str]:
        source = self.metric.source
        if source.dimensions:
            return source.dimensions
        if source.namespace == LOAD_BALANCER and self._way_in is not None:
            balancer = self._scope.read("load_balancer", self._way_in.load_balancer, "arn_suffix")
            group = self._way_in.target_group.arn_suffix
            return {"LoadBalancer": balancer, "TargetGroup": group}
        if source.namespace == QUEUE:
            return {"QueueName": self._scope.aws_name()}
        if source.namespace == "AWS/ECS":
            return self._service
        return {"Environment": self._scope.environment, "Service": self._scope.first_name}
