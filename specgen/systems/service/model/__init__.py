"""What follows from a service document: where its tasks run, and what they need."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from specgen.sdk import (
    AddressNeed,
    AwsName,
    Bought,
    Claim,
    Derived,
    Here,
    KeyUse,
    Kind,
    Output,
    Pointer,
    Published,
    QuotaNeed,
    Subject,
    part_name,
    together,
)
from specgen.sdk.alarms import Alarm, Row
from specgen.sdk.aws import permissions
from specgen.sdk.aws.dynamodb import access as tables
from specgen.sdk.aws.ecs.alarms import ecs_service, task_numbers
from specgen.sdk.aws.ecs.containers import Beside
from specgen.sdk.aws.interfaces import LOAD_BALANCER, NETWORK, SECRET, SECURITY_GROUP
from specgen.sdk.aws.metric_filters.fields import MetricFilter
from specgen.sdk.aws.metric_filters.hooks import WithFilters
from specgen.sdk.aws.metrics.fields import MetricAlarm
from specgen.sdk.aws.s3 import access
from specgen.sdk.aws.secret_keys import secret_key
from specgen.sdk.aws.sns import access as topics
from specgen.sdk.aws.sqs import access as queues
from specgen.sdk.placeholders import TEXT
from specgen.systems.service.model.charges import charges
from specgen.systems.service.model.derived import derived
from specgen.systems.service.model.fields import Fields, dashed
from specgen.systems.service.model.ingress import Ingress, group_role
from specgen.systems.service.model.mesh import VOLUME
from specgen.systems.service.model.metrics import (
    metric_alarms,
    metric_rows,
    metric_subjects,
    quiet_metrics,
)
from specgen.systems.service.model.quotas import fargate_needs
from specgen.systems.service.model.roll_back import alarm_role
from specgen.systems.service.model.sidecars import of_mesh, of_tracing
from specgen.systems.service.model.tracing import FOLDERS

DEAD_LETTERS = "dead-letters"


class Service(Fields, WithFilters, kw_only=True):
    """An ECS service: one image, as many tasks of it as needed."""

    not_built: ClassVar[dict[str, str]] = dict.fromkeys(
        ("sidecars", "sidecar", "container_definitions", "init_containers"),
        "more containers of a task are entries of `containers`: `containers: {NAME: {image: ...}}`",
    ) | dict.fromkeys(
        ("nlb", "network_ingress", "listeners"),
        "`network_ingresses` lists listeners of a network_load_balancer",
    )

    def charges(self, here: Here) -> Iterator[Bought]:
        yield from charges(self, here)

    def iam_actions(self) -> Iterator[tuple[Pointer, str]]:
        yield from permissions.actions_of(self)

    def set_volumes(self) -> Iterator[str]:
        yield from [VOLUME] if self.mesh else []
        yield from FOLDERS if self.tracing else []

    def beside(self, here: Here) -> Iterator[Beside]:
        called = [other.name for other in callees_of(here)] if self.mesh else []
        yield from of_mesh(self.mesh, called)
        yield from of_tracing(self.tracing)
        yield from super().beside(here)

    def derived(self, here: Here) -> Iterator[Derived]:
        yield from derived(self, here)

    def alarm_numbers(self, here: Here) -> Mapping[str, float]:
        """With a schedule, no running task is not an alarm."""
        size = self.sized()
        peaks = (
            (size[1].peak_vcpu / size[1].vcpu, size[1].peak_memory_gib / size[1].memory_gib)
            if size
            else (1, 1)
        )
        numbers = task_numbers(self.tasks, self.target_tracking, *peaks)
        return {**numbers, "minimum_tasks": 0} if self.schedule else numbers

    def alarm_rows(self, here: Here) -> Iterator[Row]:
        yield from super().alarm_rows(here)
        yield from metric_rows(here, self.metrics, self.ratios)
        if self.objectives is not None:
            yield from self.objectives.rows()

    def watched(self, here: Here) -> Iterator[Subject]:
        yield from super().watched(here)
        yield from metric_subjects(here, self.metrics, self.ratios)
        yield from ecs_service(here)
        name = here.names.of(here.effective.aws_name)
        for way, one in self.named_ways():
            balancer = LOAD_BALANCER.find(here, one.load_balancer)
            if balancer:
                of_group = {
                    "LoadBalancer": Published(balancer, "arn_suffix"),
                    "TargetGroup": Published(here, suffix_output(way)),
                }
                yield Subject("target_group", way, of_group)
                yield from [] if way else [Subject("ingress", "", of_group)]  # for objectives
        if self.queue is not None:
            dead = here.names.of(here.effective.aws_name, DEAD_LETTERS)
            yield Subject("queue", "", {"QueueName": name})
            yield Subject("dead_letter_queue", "", {"QueueName": dead})

    def reads(self, here: Here) -> Iterator[Here]:
        """The network, groups, buckets, queues and secrets that it uses, and keys of the last."""
        network = NETWORK.find(here, self.network_name(here))
        groups = (SECURITY_GROUP.find(here, name) for name in self.used_groups(here))
        yield from (other for other in (network, *groups) if other is not None)
        for name in sorted(self.secrets_read(here)):
            read = (SECRET.find(here, name), secret_key(here, name))
            yield from (other for other in read if other is not None)
        yield from permissions.needed(self, here)
        yield from access.needed(here)
        yield from queues.needed(here)
        yield from topics.needed(here)
        yield from tables.needed(here)
        yield from self.files_needed(here)

    def named_ways(self) -> Iterator[tuple[str, Ingress]]:
        """Name and ingress; the name of `ingress` is empty."""
        if self.ingress is not None:
            yield "", self.ingress
        for name, one in sorted(self.ingresses.items()):
            yield part_name(name, one), one

    def outputs(self, here: Here) -> Iterator[Output]:
        yield Output("name", TEXT, (("aws_ecs_service", ""),), "name")
        for name, _ in self.named_ways():
            group = (("aws_lb_target_group", name),)
            suffix = "targetgroup/{name}/0123456789abcdef"
            yield Output(suffix_output(name), suffix, group, "arn_suffix")
        if self.queue is not None:
            yield Output(
                "queue_url",
                "https://sqs.{region}.amazonaws.com/{account}/{name}",
                (("aws_sqs_queue", ""),),
                "url",
            )

    def address_needs(self, here: Here) -> "Iterator[AddressNeed]":
        what = f"tasks of {here.name}"
        network, tiers = self.network_name(here), self.used_tiers(here)
        yield AddressNeed(network, tiers, max(self.most_tasks(), self.tasks.maximum), what)

    def quota_needs(self, here: Here) -> Iterator[QuotaNeed]:
        yield from fargate_needs(self, here)

    def filters(self) -> Iterator[tuple[Pointer, Mapping[str, MetricFilter]]]:
        if self.logs.group is None:  # MTR107 refuses those of another document's group
            yield ("logs", "metric_filters"), self.logs.metric_filters

    def key_uses(self) -> Iterator[KeyUse]:
        if self.logs.enabled and self.logs.group is None and self.logs.key:
            yield KeyUse(self.logs.key, "logs", ("logs", "key"))
        if self.queue is not None and self.queue.key:
            yield KeyUse(self.queue.key, "sqs", ("queue", "key"))

    def quiet_rows(self, here: Here) -> Iterator[Alarm]:
        yield from super().quiet_rows(here)
        yield from quiet_metrics(here, self.metrics)

    def declared_alarms(self) -> Iterator[tuple[Pointer, MetricAlarm, bool]]:
        yield from super().declared_alarms()
        yield from metric_alarms(self.metrics, self.ratios)

    def claims(self, here: Here) -> Iterator[Claim]:
        name = here.names.of(here.effective.aws_name)
        if self.logs.enabled and self.logs.group is None:
            group = f"/aws/ecs/{name}"
            yield Claim("aws_cloudwatch_log_group", (group,), f"log group {group}")
        if self.queue is not None:
            yield Claim("aws_sqs_queue", (name,), f"queue {name}")

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("ecs_service")
        yield AwsName("iam_role", "execution")
        yield AwsName("iam_role", "task")
        for name, one in self.named_ways():
            pointer = ("ingresses", name) if name else ("name",)
            yield AwsName("target_group", group_role(name, one), pointer)
        if self.queue is not None:
            yield AwsName("sqs_queue", DEAD_LETTERS)
        for watched, key, _ in self.roll_back_if.bounds() if self.roll_back_if else ():
            yield AwsName("alarm", alarm_role(watched), ("roll_back_if", key))
        for name, metric in self.custom_metrics.items():
            if metric.policy == "step_scaling":
                role = part_name(name, metric).map(lambda key: f"{dashed(key)}-out")
                yield AwsName("alarm", role, ("custom_metrics", name))


def suffix_output(ingress: str) -> str:
    """Output with the suffix of a target group's ARN. ingress: empty for the one of `ingress`"""
    return together("target_group_suffix", ingress)


SERVICE: Kind[Service] = Kind("service")


def callees_of(here: Here) -> list[Here]:
    """Services of the same environment and region whose `callers` name this one, by name."""
    found = [
        other
        for other in SERVICE.near(here)
        if other.spec.mesh is not None and here.name in other.spec.mesh.callers
    ]
    return sorted(found, key=lambda other: other.effective.aws_name)
