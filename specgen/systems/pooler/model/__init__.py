"""What follows from a pooler document: connections, where tasks are, and what they need."""

from collections.abc import Iterator, Mapping

from specgen.sdk import (
    AddressNeed,
    AwsName,
    Bought,
    Derived,
    Here,
    KeyUse,
    Kind,
    Listener,
    Output,
    Pointer,
    Published,
    QuotaNeed,
    Subject,
    Usage,
    hourly,
)
from specgen.sdk.aws.ecs.alarms import ecs_service, task_numbers
from specgen.sdk.aws.ecs.charges import fargate, own_logs
from specgen.sdk.aws.ecs.fields import TargetTracking
from specgen.sdk.aws.ecs.sizes import Share
from specgen.sdk.aws.interfaces import CLUSTER, NETWORK, POSTGRES, SECURITY_GROUP, is_watched
from specgen.sdk.aws.metric_filters.fields import MetricFilter
from specgen.sdk.aws.metric_filters.hooks import WithFilters
from specgen.sdk.aws.secret_keys import secret_key
from specgen.sdk.placeholders import DNS_NAME, TEXT
from specgen.systems.pooler.model.fields import Fields

SUPERUSER_PERCENT = 3
"""Share of a database's connections left to administrators; PostgreSQL and RDS reserve a few."""


class Pooler(Fields, WithFilters, kw_only=True):
    """PgBouncer tasks behind an internal network load balancer."""

    def charges(self, here: Here) -> Iterator[Bought]:
        shares = (Share(provider=self.capacity_provider),)
        tasks = (self.tasks.minimum, self.tasks.maximum)
        yield from fargate(self.size, tasks, shares, self.architecture, ("tasks",))
        yield hourly("nlb", 1, 1, ("name",))
        yield Usage("lcu_hours", "nlb-lcu")
        yield from own_logs(self.logs)

    @property
    def most_for_a_user(self) -> int:
        """Server connections of one task for one user."""
        return self.pool_size + self.reserve_pool_size

    @property
    def server_connections(self) -> int:
        """At the maximum of tasks, outside deployments."""
        return self.connections_of(self.tasks.maximum)

    @property
    def keeps_statements(self) -> bool:
        """Not in session mode: each client has its own connection, with its statements."""
        return self.prepared_statements > 0 and self.pool_mode != "session"

    def user_sum(self) -> str:
        """The sum for one task, spelled out."""
        users = f"{len(self.users)} user" + ("s" if len(self.users) > 1 else "")
        return f"{users} x ({self.pool_size} + {self.reserve_pool_size})"

    def connections_of(self, tasks: int) -> int:
        return len(self.users) * self.most_for_a_user * tasks

    def most_tasks(self) -> int:
        """Most tasks during a deployment; ECS rounds down."""
        most = self.tasks.maximum * self.deployment.maximum_percent // 100
        return max(most, self.tasks.maximum)

    def cluster_here(self, here: Here) -> Here | None:
        return CLUSTER.find(here, self.cluster)

    def network_name(self, here: Here) -> str:
        cluster = self.cluster_here(here)
        return cluster.spec.network if cluster else ""

    def used_tiers(self, here: Here) -> tuple[str, ...]:
        cluster = self.cluster_here(here)
        if self.tiers or cluster is None:
            return tuple(self.tiers)
        return tuple(cluster.spec.used_tiers(here, []))

    def used_groups(self, here: Here) -> tuple[str, ...]:
        cluster = self.cluster_here(here)
        return tuple(self.security_groups or (cluster.spec.security_groups if cluster else ()))

    def reads(self, here: Here) -> Iterator[Here]:
        """The network and groups that the cluster sets, and the keys of its secrets."""
        network = NETWORK.find(here, self.network_name(here))
        groups = (SECURITY_GROUP.find(here, name) for name in self.used_groups(here))
        keys = (secret_key(here, user.secret) for user in self.users.values())
        yield from (other for other in (network, *groups, *keys) if other is not None)

    def outputs(self, here: Here) -> Iterator[Output]:
        yield Output("address", DNS_NAME, (("aws_lb", ""),), "dns_name")
        yield Output("name", TEXT, (("aws_ecs_service", ""),), "name")
        if is_watched(here):
            group = "targetgroup/{name}/0123456789abcdef"
            yield Output(
                "arn_suffix", "net/{name}/0123456789abcdef", (("aws_lb", ""),), "arn_suffix"
            )
            yield Output("target_group_suffix", group, (("aws_lb_target_group", ""),), "arn_suffix")

    def listens(self, here: Here) -> "Iterator[Listener]":
        """Its load balancer has the groups of the tasks."""
        yield Listener(self.listen_port, self.used_groups(here))

    def address_needs(self, here: Here) -> "Iterator[AddressNeed]":
        network, tiers = self.network_name(here), self.used_tiers(here)
        yield AddressNeed(network, tiers, self.most_tasks(), f"tasks of {here.name}")
        found = NETWORK.find(here, network)
        zones = len(found.spec.zones) if found else 0
        yield AddressNeed(network, tiers, zones, f"load balancer of {here.name}")

    def filters(self) -> Iterator[tuple[Pointer, Mapping[str, MetricFilter]]]:
        if self.logs.group is None:  # MTR107 refuses those of another document's group
            yield ("logs", "metric_filters"), self.logs.metric_filters

    def key_uses(self) -> Iterator[KeyUse]:
        if self.logs.enabled and self.logs.group is None and self.logs.key:
            yield KeyUse(self.logs.key, "logs", ("logs", "key"))

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("ecs_service")
        yield AwsName("load_balancer")
        yield AwsName("target_group")
        yield AwsName("iam_role", "execution")
        if self.agent is not None:
            yield AwsName("iam_role", "agent")

    def alarm_numbers(self, here: Here) -> Mapping[str, float]:
        return task_numbers(
            self.tasks, TargetTracking(cpu_percent=self.cpu_percent, memory_percent=0)
        )

    def watched(self, here: Here) -> Iterator[Subject]:
        yield from super().watched(here)
        yield from ecs_service(here)
        of_group = {
            "LoadBalancer": Published(here, "arn_suffix"),
            "TargetGroup": Published(here, "target_group_suffix"),
        }
        yield Subject("network_target_group", "", of_group)

    def quota_needs(self, here: Here) -> Iterator[QuotaNeed]:
        vcpu = self.most_tasks() * self.size.vcpu
        yield QuotaNeed(f"{self.capacity_provider}_vcpu", vcpu, ("tasks", "maximum"))

    def derived(self, here: Here) -> Iterator[Derived]:
        most = self.tasks.maximum
        clients = f"{most} tasks x {self.max_client_connections:,}"
        yield Derived("client connections", most * self.max_client_connections, "", clients)
        allowed = allowed_connections(POSTGRES.find(here, self.database))
        how = f"{self.user_sum()} x {most} tasks"
        limit = None if allowed is None else float(allowed)
        yield Derived("server connections", self.server_connections, "", how, limit)


def allowed_connections(database: Here | None) -> int | None:
    """Connections for all poolers of a database together."""
    most: int | None = database.spec.max_connections if database else None
    return None if most is None else most * (100 - SUPERUSER_PERCENT) // 100


POOLER: Kind[Pooler] = Kind("pooler")
