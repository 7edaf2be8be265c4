"""The keys of a redis document."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts import redis
from specgen.sdk import NAME_PATTERN, Port, UnorderedTuple, reference
from specgen.sdk.aws.engine_values import EngineValue
from specgen.sdk.aws.logs import RetentionDays
from specgen.sdk.aws.network.placement import Placed
from specgen.sdk.aws.schedule.windows import BACKUP_PATTERN, MaintenanceWindow
from specgen.systems.redis.model.parts import ExpectedNode, Objectives, UseCase

UseCaseName = Annotated[str, Meta(pattern=NAME_PATTERN)]


class Fields(Placed, kw_only=True):
    engine: Annotated[
        Literal["redis", "valkey"],
        Meta(
            description="The engine; a cache of redis becomes one of valkey in place, with its "
            "keys, but specgen cannot change it back"
        ),
    ] = "redis"
    engine_version: Annotated[
        str,
        Meta(
            description="Version of the engine, in quotes; Valkey begins with 7.2",
            pattern=r"^[0-9]{1,2}\.[0-9]{1,2}(\.[0-9]{1,2})?$",
            examples=['"7.1"'],
        ),
    ]
    node_type: Annotated[
        str,
        Meta(
            description="Type of each node",
            pattern=r"^cache\.[a-z0-9-]+\.[a-z0-9]+$",
            examples=["cache.r7g.large"],
        ),
    ]
    shards: Annotated[
        int,
        Meta(
            description="Shards that the keys are spread over, each with a primary",
            ge=1,
            le=redis.MOST_NODES,
        ),
    ] = 1
    replicas_per_shard: Annotated[
        int,
        Meta(
            description="Copies of each primary, in other zones; one can take over",
            ge=0,
            le=redis.MOST_REPLICAS,
        ),
    ] = 1
    cluster_mode: Annotated[
        Literal["enabled", "disabled"],
        Meta(description="Whether clients use the cluster protocol; without it there is one shard"),
    ] = "enabled"
    multi_az: Annotated[
        bool, Meta(description="Put the nodes of a shard in different zones, and fail over")
    ] = True
    automatic_failover: Annotated[
        bool | None,
        Meta(description="Let a replica take over; by default on with cluster mode or a replica"),
    ] = None
    expected_nodes: (
        Annotated[int, Meta(description="Expected number of nodes; checked, not set", ge=1)] | None
    ) = None
    expected_node: Annotated[
        ExpectedNode | None,
        Meta(description="What the node type is expected to have; checked, not set"),
    ] = None
    key: (
        Annotated[
            str, reference("key", "Key of data on disk and snapshots; defaults to AWS's own key")
        ]
        | None
    ) = None
    encryption_in_transit: Annotated[
        Literal["required", "preferred", "disabled"],
        Meta(description="TLS; `preferred` also admits connections without it, to migrate clients"),
    ] = "required"
    port: Annotated[Port, Meta(description="Port it listens on")] = 6379
    parameter_family: Annotated[
        str | None,
        Meta(
            description="Family of the parameter group; defaults to the version's, and is checked",
            examples=["redis7"],
        ),
    ] = None
    reserved_memory_percent: Annotated[
        int,
        Meta(description="Memory kept free for snapshots and failover", ge=0, le=75),
    ] = 25
    parameters: Annotated[
        dict[Annotated[str, Meta(pattern="^[a-z][a-z0-9-]*$")], EngineValue],
        Meta(
            description="Parameters of the engine, values in quotes",
            examples=[{"maxmemory-policy": "volatile-ttl"}],
        ),
    ] = {}
    use_cases: Annotated[
        dict[UseCaseName, UseCase],
        Meta(
            description="What it is used for: each has a user that sees only its own keys, and "
            "logs in with IAM. Without any, whoever reaches the cache may do everything",
            max_length=99,
        ),
    ] = {}
    objectives: Annotated[Objectives, Meta(description="Expected outcomes; checked, not set")] = (
        Objectives()
    )
    global_datastore: (
        Annotated[
            str,
            Meta(
                description="Name of a global datastore that it would be a member of; refused, "
                "because specgen does not build them",
                pattern=NAME_PATTERN,
            ),
        ]
        | None
    ) = None
    snapshot_retention_days: Annotated[
        int, Meta(description="Days that daily snapshots are kept; 0 makes none", ge=0, le=35)
    ] = 1
    snapshot_window_utc: (
        Annotated[
            str,
            Meta(
                description="Daily time of snapshots, UTC; by default AWS chooses",
                pattern=BACKUP_PATTERN,
                examples=["03:00-04:00"],
            ),
        ]
        | None
    ) = None
    maintenance_window_utc: MaintenanceWindow | None = None
    final_snapshot: Annotated[
        bool, Meta(description="Make a snapshot before deletion, called <name>-final")
    ] = True
    auto_minor_version_upgrade: Annotated[
        bool, Meta(description="Let AWS upgrade the patch version in the maintenance window")
    ] = True
    log_exports: Annotated[
        UnorderedTuple[Literal["slow-log", "engine-log"]],
        Meta(description="Logs that go to CloudWatch"),
    ] = ("engine-log", "slow-log")
    log_retention_days: RetentionDays = 90
    log_key: (
        Annotated[str, reference("key", "Key of the exported logs; defaults to AWS's own")] | None
    ) = None
