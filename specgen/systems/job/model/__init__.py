"""What follows from a job document."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from specgen.sdk import (
    AddressNeed,
    AwsName,
    Bought,
    Claim,
    Command,
    Derived,
    Here,
    KeyUse,
    Kind,
    Pointer,
    QuotaNeed,
    Subject,
)
from specgen.sdk.aws import permissions
from specgen.sdk.aws.dynamodb import access as tables
from specgen.sdk.aws.ecs.charges import own_logs, run_hours
from specgen.sdk.aws.ecs.task import FARGATE
from specgen.sdk.aws.interfaces import CLUSTER, KEY, NETWORK, QUEUE, SECURITY_GROUP
from specgen.sdk.aws.metric_filters.fields import MetricFilter
from specgen.sdk.aws.metric_filters.hooks import WithFilters
from specgen.sdk.aws.s3 import access
from specgen.sdk.aws.secret_keys import secret_key
from specgen.sdk.aws.sns import access as topics
from specgen.sdk.aws.sqs import access as queues
from specgen.systems.job.model.by_hand import command
from specgen.systems.job.model.fields import Fields


class Job(Fields, WithFilters, kw_only=True):
    """A task that runs by schedule or by hand, and ends."""

    not_built: ClassVar[dict[str, str]] = {
        **dict.fromkeys(
            ("ingress", "container_port", "load_balancer"),
            "nothing connects to a job; a `kind: service` listens",
        ),
        **dict.fromkeys(
            ("tasks", "deployment", "desired_count"),
            "a job has no tasks that keep running; `count` is the number that one run starts",
        ),
        **dict.fromkeys(
            ("timeout", "timeout_seconds", "timeout_minutes"),
            "ECS ends no task after a time; let the command end itself, such as with `timeout`",
        ),
        **dict.fromkeys(
            ("retries", "attempts"),
            "ECS repeats no run that failed; `schedule: {retries: ...}` is for runs that could not "
            "start",
        ),
    }

    def charges(self, here: Here) -> Iterator[Bought]:
        yield from run_hours(self.size, self.count, self.shares(), self.architecture, ("size",))
        yield from own_logs(self.logs)

    def iam_actions(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        yield from permissions.actions_of(self)

    def reads(self, here: Here) -> Iterator[Here]:
        """The network, groups and queues that it uses, and keys that its roles name."""
        network = NETWORK.find(here, self.network_name(here))
        groups = (SECURITY_GROUP.find(here, name) for name in self.used_groups(here))
        yield from (other for other in (network, *groups) if other is not None)
        for name in sorted(self.secrets_read(here)):
            key = secret_key(here, name)
            yield from [key] if key else []
        yield from permissions.needed(self, here)
        yield from queues.needed(here)
        yield from topics.needed(here)
        yield from tables.needed(here)
        yield from access.needed(here)
        yield from self.files_needed(here)
        dead = self.schedule.dead_letters if self.schedule else None
        queue = QUEUE.find(here, dead) if dead else None
        if queue is not None and queue.spec.key:
            found = KEY.find(queue, queue.spec.key)
            yield from [found] if found else []

    def address_needs(self, here: Here) -> Iterator[AddressNeed]:
        network, tiers = self.network_name(here), self.used_tiers(here)
        yield AddressNeed(network, tiers, self.count, f"tasks of {here.name}")

    def quota_needs(self, here: Here) -> Iterator[QuotaNeed]:
        """The first provider gets a single task, so each may have to run all of them."""
        for share in self.shares():
            if share.provider in FARGATE and not self.hosts(here):
                yield QuotaNeed(f"{share.provider}_vcpu", self.count * self.size.vcpu, ("count",))

    def derived(self, here: Here) -> Iterator[Derived]:
        kind = "vCPU reserved on hosts" if self.hosts(here) else "Fargate vCPU"
        vcpu = self.size.vcpu
        yield Derived(f"{kind} of a run", self.count * vcpu, "vCPU", f"{self.count} x {vcpu:g}")

    def key_uses(self) -> Iterator[KeyUse]:
        if self.logs.enabled and self.logs.group is None and self.logs.key:
            yield KeyUse(self.logs.key, "logs", ("logs", "key"))

    def claims(self, here: Here) -> Iterator[Claim]:
        name = here.names.of(here.effective.aws_name)
        if self.logs.enabled and self.logs.group is None:
            group = f"/aws/ecs/{name}"
            yield Claim("aws_cloudwatch_log_group", (group,), f"log group {group}")
        if self.schedule is not None:
            yield Claim("aws_scheduler_schedule_group", (name,), f"schedule group {name}")

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("ecs_task_family")
        yield AwsName("iam_role", "execution")
        yield AwsName("iam_role", "task")
        if self.schedule is not None:
            yield AwsName("schedule")
            yield AwsName("iam_role", "schedule")

    def filters(self) -> Iterator[tuple[Pointer, Mapping[str, MetricFilter]]]:
        if self.logs.group is None:
            yield ("logs", "metric_filters"), self.logs.metric_filters

    def watched(self, here: Here) -> Iterator[Subject]:
        yield from super().watched(here)
        if self.schedule is not None:
            group = here.names.of(here.effective.aws_name)
            yield Subject("schedule_group", "", {"ScheduleGroup": group})

    def commands(self, here: Here) -> Iterator[Command]:
        cluster = CLUSTER.find(here, self.cluster)
        if cluster is not None:
            yield Command("run it by hand", command(self, here, cluster))


JOB: Kind[Job] = Kind("job")
