"""The keys of an opensearch document."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import Unordered, UnorderedTuple, reference
from specgen.sdk.aws.logs import RetentionDays
from specgen.sdk.aws.network.placement import Placed
from specgen.systems.opensearch.model.parts import (
    Bootstrap,
    DataNodes,
    DedicatedMaster,
    Index,
    Objectives,
    RoleName,
    Storage,
)

LogType = Literal["INDEX_SLOW_LOGS", "SEARCH_SLOW_LOGS", "ES_APPLICATION_LOGS", "AUDIT_LOGS"]


class Fields(Placed, kw_only=True):
    engine_version: Annotated[
        str,
        Meta(
            description="OpenSearch version, in quotes",
            pattern=r"^[0-9]{1,2}\.[0-9]{1,2}$",
            examples=['"2.19"'],
        ),
    ]
    data: Annotated[DataNodes, Meta(description="Nodes that hold the data")]
    storage: Annotated[Storage, Meta(description="Volumes of the data nodes; always encrypted")]
    dedicated_master: Annotated[
        DedicatedMaster | None,
        Meta(description="Nodes that only manage the cluster; by default the data nodes do"),
    ] = None
    zones: Annotated[
        Literal[1, 2, 3], Meta(description="Number of zones that nodes and shards are spread over")
    ] = 3
    standby: Annotated[
        bool,
        Meta(description="Keep the third zone idle, ready to take over (Multi-AZ with Standby)"),
    ] = False
    key: (
        Annotated[str, reference("key", "Key of volumes and snapshots; defaults to AWS's own")]
        | None
    ) = None
    tls_policy: Annotated[
        Literal["Policy-Min-TLS-1-2-PFS-2023-10", "Policy-Min-TLS-1-2-2019-07"],
        Meta(description="Protocols and ciphers of the endpoint"),
    ] = "Policy-Min-TLS-1-2-PFS-2023-10"
    log_types: Annotated[
        UnorderedTuple[LogType],
        Meta(description="Logs that go to CloudWatch, each to its own group"),
    ] = ("AUDIT_LOGS", "ES_APPLICATION_LOGS", "INDEX_SLOW_LOGS", "SEARCH_SLOW_LOGS")
    log_retention_days: RetentionDays = 90
    log_key: Annotated[str, reference("key", "Key of the logs; defaults to AWS's own")] | None = (
        None
    )
    slow_search_ms: Annotated[
        int, Meta(description="Milliseconds from which a search is logged as slow", ge=1)
    ] = 1000
    slow_indexing_ms: Annotated[
        int, Meta(description="Milliseconds from which indexing is logged as slow", ge=1)
    ] = 1000
    indices: Annotated[
        dict[Annotated[str, Meta(pattern="^[a-z][a-z0-9_]{0,99}$")], Index],
        Meta(description="Indices, by the alias under which they are written and searched"),
    ] = {}
    bootstrap: Annotated[
        Bootstrap | None,
        Meta(description="The function that makes the indices; its role is the domain's master"),
    ] = None
    master_role: (
        Annotated[
            RoleName,
            Meta(description="The domain's master, if there is no `bootstrap` function"),
        ]
        | None
    ) = None
    administrators: Annotated[
        Unordered[RoleName], Meta(description="IAM roles that may do everything in the domain")
    ] = []
    auto_tune: Annotated[
        bool, Meta(description="Let AWS tune memory settings, in the off-peak window")
    ] = True
    automatic_updates: Annotated[
        bool, Meta(description="Let AWS update the service software in the off-peak window")
    ] = True
    off_peak_start_utc: Annotated[
        str,
        Meta(
            description="When the ten hours of the off-peak window begin, UTC",
            pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$",
            examples=["03:00"],
        ),
    ] = "00:00"
    objectives: Annotated[
        Objectives, Meta(description="Outcomes that alarms watch; they set nothing")
    ] = Objectives()
