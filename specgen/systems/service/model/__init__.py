"""What follows from a service document: where its tasks live, and what they need."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from specgen.sdk import AddressNeed, AwsName, Derived, KeyUse, Kind, Output, Pointer, QuotaNeed
from specgen.sdk.aws.ecs.alarms import task_numbers
from specgen.sdk.aws.ecs.units import secret_key
from specgen.sdk.aws.interfaces import CLUSTER, NETWORK, SECURITY_GROUP
from specgen.systems.service.model.derived import derived
from specgen.systems.service.model.fields import Fields
from specgen.systems.service.model.quotas import fargate_needs
from specgen.systems.service.model.sizes import Share, Size

if TYPE_CHECKING:
    from specgen.sdk import Here


class Service(Fields, kw_only=True):
    """An ECS service: one image, run as many tasks as are needed."""

    def iam_actions(self) -> Iterator[tuple[Pointer, str]]:
        for i, permission in enumerate(self.permissions):
            for j, action in enumerate(permission.actions):
                yield ("permissions", i, "actions", j), action

    def shares(self) -> tuple[Share, ...]:
        if isinstance(self.capacity_provider, str):
            return (Share(provider=self.capacity_provider),)
        return tuple(self.capacity_provider)

    def sized(self) -> tuple[Pointer, Size] | None:
        """The size in use, and where it stands; None where CMP110 is broken."""
        if self.size is not None:
            return ("size",), self.size
        if self.active_profile in self.size_profiles:
            name = self.active_profile
            return ("size_profiles", name), self.size_profiles[name]
        return None

    def cluster_here(self, here: "Here") -> "Here | None":
        return CLUSTER.find(here, self.cluster)

    def hosts(self, here: "Here") -> dict[str, Any]:
        """The cluster's own capacity providers that it uses; none on Fargate."""
        cluster = self.cluster_here(here)
        known = cluster.spec.capacity_providers if cluster else {}
        return {s.provider: known[s.provider] for s in self.shares() if s.provider in known}

    def is_found(self, here: "Here") -> bool:
        """Whether others find its tasks by name: those that answer, in a cluster with names."""
        cluster = self.cluster_here(here)
        answers = self.container_port is not None or bool(self.mesh and self.mesh.callers)
        return answers and bool(cluster and cluster.spec.namespace)

    def network_name(self, here: "Here") -> str:
        cluster = self.cluster_here(here)
        return self.network or (cluster.spec.network if cluster else "")

    def used_tiers(self, here: "Here") -> tuple[str, ...]:
        cluster = self.cluster_here(here)
        if self.tiers or cluster is None:
            return tuple(self.tiers)
        if self.network in {None, cluster.spec.network}:
            return tuple(cluster.spec.used_tiers(here, []))
        network = NETWORK.find(here, self.network)
        return tuple(network.spec.tiers_of("private") if network else ())

    def used_groups(self, here: "Here") -> tuple[str, ...]:
        cluster = self.cluster_here(here)
        return tuple(self.security_groups or (cluster.spec.security_groups if cluster else ()))

    def most_tasks(self) -> int:
        """During a deployment at its largest; ECS rounds down."""
        return self.tasks.maximum * self.deployment.maximum_percent // 100

    def largest_vcpu(self) -> float:
        """Of the sizes that it may be switched to."""
        sizes = [*self.size_profiles.values(), *([self.size] if self.size else [])]
        return max((size.vcpu for size in sizes), default=0)

    def derived(self, here: "Here") -> Iterator[Derived]:
        yield from derived(self, here)

    def alarm_numbers(self, here: "Here") -> Mapping[str, float]:  # noqa: ARG002  the same for all
        """No task is too few where they end by the clock."""
        numbers = task_numbers(self.tasks)
        return {**numbers, "minimum_tasks": 0} if self.schedule else numbers

    def reads(self, here: "Here") -> "Iterator[Here]":
        """What the cluster names for it, and the keys of its secrets."""
        network = NETWORK.find(here, self.network_name(here))
        groups = (SECURITY_GROUP.find(here, name) for name in self.used_groups(here))
        yield from (other for other in (network, *groups) if other is not None)
        for value in self.secrets.values():
            key = secret_key(here, value.secret)
            yield from [key] if key else []

    def outputs(self, here: "Here") -> Iterator[Output]:  # noqa: ARG002  the same for all
        yield Output("name", "text", (("aws_ecs_service", ""),), "name")
        if self.ingress is not None:
            group = (("aws_lb_target_group", ""),)
            yield Output("target_group_suffix", "target-group-suffix", group, "arn_suffix")
        if self.queue is not None:
            yield Output("queue_url", "queue-url", (("aws_sqs_queue", ""),), "url")

    def address_needs(self, here: "Here") -> "Iterator[AddressNeed]":
        what = f"tasks of {here.name}"
        network, tiers = self.network_name(here), self.used_tiers(here)
        yield AddressNeed(network, tiers, max(self.most_tasks(), self.tasks.maximum), what)

    def quota_needs(self, here: "Here") -> Iterator[QuotaNeed]:
        yield from fargate_needs(self, here)

    def key_uses(self) -> Iterator[KeyUse]:
        if self.logs.enabled and self.logs.group is None and self.logs.key:
            yield KeyUse(self.logs.key, "logs", ("logs", "key"))
        if self.queue is not None and self.queue.key:
            yield KeyUse(self.queue.key, "sqs", ("queue", "key"))

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("ecs_service")
        yield AwsName("iam_role", "execution")
        yield AwsName("iam_role", "task")
        if self.ingress is not None:
            yield AwsName("target_group", self.ingress.group_role)
        if self.queue is not None:
            yield AwsName("sqs_queue", "dead-letters")
        for name, metric in self.custom_metrics.items():
            if metric.policy == "step_scaling":
                yield AwsName("alarm", f"{dashed(name)}-out", ("custom_metrics", name))


def dashed(metric: str) -> str:
    """As names and addresses spell it."""
    return metric.replace("_", "-")


SERVICE: Kind[Service] = Kind("service")
