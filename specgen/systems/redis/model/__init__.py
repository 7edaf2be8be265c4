"""What follows from a redis document: nodes, memory, names, outputs, addresses and keys."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from specgen.facts import redis
from specgen.facts.meters import HOURS_A_MONTH
from specgen.sdk import (
    AddressNeed,
    AwsName,
    Bought,
    Charge,
    Derived,
    Here,
    Keeps,
    KeyUse,
    Kind,
    Listener,
    Output,
    PartName,
    QuotaNeed,
    Subject,
    Usage,
    part_name,
)
from specgen.sdk.aws.cost.reservable import Reservable
from specgen.sdk.aws.logs import log_usage
from specgen.sdk.aws.users import is_used
from specgen.sdk.placeholders import DNS_NAME, TEXT
from specgen.systems.redis.model.fields import Fields

DEFAULT_USER = "default"
BUSY_PERCENT = 90
"""source: as of SMALL_VCPU in alarms.py"""


class Redis(Fields, kw_only=True):
    """An ElastiCache replication group: encrypted, private, with a user per use case."""

    not_built: ClassVar[dict[str, str]] = {
        **dict.fromkeys(
            ("auth_token", "auth_token_secret", "password", "passwords", "users"),
            "Terraform's state would hold its value: write `use_cases`, whose users log in with "
            "IAM, and name the services in the `clients` of each",
        ),
    }

    def charges(self, here: Here) -> Iterator[Bought]:
        group = f"{self.shards} x (1 + {self.replicas_per_shard}) nodes"
        pointer = ("replicas_per_shard",) if self.replicas_per_shard else ("shards",)
        meter = f"cache-{self.engine}:{self.node_type}"
        hours = self.nodes * HOURS_A_MONTH
        yield Charge(meter, hours, hours, pointer, f"{group} x {HOURS_A_MONTH} hours")
        if self.snapshot_retention_days:
            yield Usage("snapshot_gib", "cache-backup", ("snapshot_retention_days",))
        if self.log_exports:
            yield from log_usage(("log_exports",))

    @property
    def is_cluster(self) -> bool:
        return self.cluster_mode == "enabled"

    @property
    def nodes(self) -> int:
        return self.shards * (1 + self.replicas_per_shard)

    @property
    def family(self) -> str:
        """The parameter group's: `redis7`."""
        return self.parameter_family or redis.family(self.engine_version, self.engine)

    @property
    def title(self) -> str:
        return redis.TITLES[self.engine]

    @property
    def has_tls_modes(self) -> bool:
        return redis.numbers(self.engine_version) >= redis.TLS_MODES_SINCE

    @property
    def fails_over(self) -> bool:
        """AWS requires it for clusters, even if no replica could take over."""
        if self.automatic_failover is not None:
            return self.automatic_failover
        return self.is_cluster or self.replicas_per_shard > 0

    def reservable(self, here: Here) -> Iterator[Reservable]:
        yield Reservable("elasticache", self.node_type, self.engine, False, self.nodes)  # noqa: FBT003

    def outputs(self, here: Here) -> Iterator[Output]:
        """address: where clients connect first; in cluster mode it returns the nodes"""
        group = (("aws_elasticache_replication_group", ""),)
        yield Output("name", TEXT, group, "replication_group_id")
        if self.is_cluster:
            yield Output("address", DNS_NAME, group, "configuration_endpoint_address")
        else:
            yield Output("address", DNS_NAME, group, "primary_endpoint_address")
            yield Output("reader_address", DNS_NAME, group, "reader_endpoint_address")

    def listens(self, here: Here) -> Iterator[Listener]:
        yield Listener(self.port, tuple(self.security_groups))

    def address_needs(self, here: Here) -> Iterator[AddressNeed]:
        yield AddressNeed(self.network, (self.tier,), self.nodes, f"redis/{here.name}")

    def name_in_aws(self, here: Here) -> str:
        return here.names.of(here.effective.aws_name)

    def arn(self, here: Here) -> str:
        return here.names.arn("elasticache", f"replicationgroup:{self.name_in_aws(here)}")

    def uses_of(self, kind: str, name: str) -> list[PartName]:
        """Use cases that name the document among their clients, by first name."""
        found = (
            part_name(key, use)
            for key, use in self.use_cases.items()
            if is_used(use.clients, kind, name)
        )
        return sorted(found, key=lambda use: use.first)

    def user_in_aws(self, here: Here, use: PartName) -> str:
        return here.names.of(here.effective.aws_name, use)

    def user_arn(self, here: Here, use: PartName) -> str:
        return here.names.arn("elasticache", f"user:{self.user_in_aws(here, use)}")

    def watched(self, here: Here) -> Iterator[Subject]:
        """Nodes, as AWS names them; all of them have one host, number 0001."""
        group = self.name_in_aws(here)
        for key in self.node_keys():
            node = {"CacheClusterId": f"{group}-{key}"}
            yield Subject("redis_node", key, node)
            yield Subject("redis_host", key, {**node, "CacheNodeId": "0001"})

    def alarm_numbers(self, here: Here) -> Mapping[str, float]:
        """cpu_of_one_thread: 90 % of the one vCPU that runs commands, as a share of all"""
        vcpu = redis.vcpu(self.node_type)
        return {"cpu_of_one_thread": BUSY_PERCENT / vcpu} if vcpu else {}

    def node_keys(self) -> Iterator[str]:
        """What follows the group's name in the ids of its nodes.

        source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.html, by the
        names that hashicorp/aws shows in member_clusters (2026-11-29)
        """
        of_shard = [f"{node:03}" for node in range(1, 2 + self.replicas_per_shard)]
        if not self.is_cluster:
            yield from of_shard
            return
        for shard in range(1, self.shards + 1):
            yield from (f"{shard:04}-{node}" for node in of_shard)

    def quota_needs(self, here: Here) -> Iterator[QuotaNeed]:
        yield QuotaNeed("cache_nodes", self.nodes, ("name",))

    def keeps(self, here: Here) -> Iterator[Keeps]:
        """A cache without snapshots is filled again."""
        yield Keeps("entries", bool(self.key), fixed=True)

    def key_uses(self) -> Iterator[KeyUse]:
        if self.key:
            yield KeyUse(self.key, "elasticache", ("key",))
        if self.log_key and self.log_exports:
            yield KeyUse(self.log_key, "logs", ("log_key",))

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("replication_group")
        for name, use in self.use_cases.items():
            yield AwsName("cache_user", part_name(name, use), ("use_cases", name))
        if self.use_cases:
            yield AwsName("cache_user", DEFAULT_USER)

    def derived(self, here: Here) -> Iterator[Derived]:
        """Memory counts the primaries only, because replicas hold copies of the same keys."""
        shards = f"{self.shards} shard" + ("s" if self.shards > 1 else "")
        count = f"{shards} x (1 primary + {self.replicas_per_shard} replicas)"
        yield Derived("nodes", self.nodes, "", count, redis.MOST_NODES)
        memory = redis.memory_gib(self.node_type)
        if memory is None:
            return
        total, kept = self.shards * memory, self.reserved_memory_percent
        yield Derived(
            "memory", total, "GiB", f"{shards} x {memory:g} GiB, the memory of a {self.node_type}"
        )
        yield Derived(
            "memory for keys", total * (100 - kept) / 100, "GiB", f"{kept} % are kept free"
        )


REDIS: Kind[Redis] = Kind("redis")
