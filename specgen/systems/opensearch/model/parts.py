"""Nested maps of an opensearch document."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts import integers
from specgen.sdk import Part, Unordered, documentation, reference

TYPE = Meta(
    description="Instance type, ending in .search",
    pattern=r"^[a-z0-9]+\.[a-z0-9.]+$",
    examples=["r6g.large.search"],
)
RoleName = Annotated[
    str,
    Meta(
        description="Name of an IAM role of the account",
        pattern=r"^[A-Za-z0-9+=,.@_-]{1,64}$",
        examples=["search-administrator"],
    ),
]


MOST_DATA_NODES = 200


class DataNodes(Part):
    count: Annotated[int, Meta(description="Nodes in all zones together", ge=1, le=MOST_DATA_NODES)]
    instance_type: Annotated[str, TYPE]


class DedicatedMaster(Part):
    instance_type: Annotated[str, TYPE]
    count: Annotated[int, Meta(description="Masters, of which one is active", ge=1)] = 3


class Storage(Part):
    volume_gib_per_node: Annotated[
        int, Meta(description="Volume of each data node, GiB", ge=1, le=integers.LARGEST)
    ]
    type: Annotated[Literal["gp3"], Meta(description="Volume type")] = "gp3"
    iops: Annotated[
        int | None, Meta(description="IOPS of each volume; defaults to what its size includes")
    ] = None
    throughput_mibps: Annotated[
        int | None,
        Meta(description="Throughput of each volume, MiB/s; defaults to what its size includes"),
    ] = None


class Rollover(Part):
    """A new index is started at whichever comes first."""

    age_days: Annotated[int, Meta(description="Age of the index, days", ge=1)] = 30
    size_gib: Annotated[
        int, Meta(description="Size of one of its primary shards, GiB", ge=1, le=100)
    ] = 50


class Index(Part):
    """What is written under one name: an alias for indices that follow one another."""

    retention_days: Annotated[
        int, Meta(description="Days from the end of writing to deletion", ge=1, le=36500)
    ]
    primary_shards: Annotated[
        int, Meta(description="Primary shards of each new index", ge=1, le=1024)
    ] = 1
    replicas: Annotated[int, Meta(description="Copies in addition to each primary shard", ge=0)] = 1
    rollover: Annotated[Rollover, Meta(description="When the next index is started")] = Rollover()
    codec: Annotated[
        Literal["default", "best_compression", "zstd", "zstd_no_dict"],
        Meta(description="Compression of stored fields; a change applies from the next index on"),
    ] = "default"
    refresh_seconds: Annotated[
        int, Meta(description="Seconds until searches find new documents", ge=1)
    ] = 1
    fields: Annotated[
        dict[
            Annotated[str, Meta(pattern="^[A-Za-z@_][A-Za-z0-9@_.]*$")],
            Annotated[str, Meta(pattern="^[a-z][a-z0-9_]*$", examples=["keyword"])],
        ],
        Meta(
            description="Field -> type in OpenSearch; other fields are mapped dynamically",
            examples=[{"@timestamp": "date"}],
        ),
    ] = {}
    readers: Annotated[Unordered[RoleName], Meta(description="IAM roles that may search it")] = []
    writers: Annotated[
        Unordered[RoleName], Meta(description="IAM roles that may write and search it")
    ] = []


class Bootstrap(Part):
    """The function that makes indices and roles, from inside the network."""

    security_groups: Annotated[
        Unordered[Annotated[str, reference("security_group", "A group of the function")]],
        Meta(
            description="Its security groups; the domain's groups must admit one on 443",
            min_length=1,
            max_length=5,
        ),
    ]
    timeout_seconds: Annotated[
        int,
        Meta(
            description="Time that it has to wait for the domain and to do everything",
            ge=60,
            le=900,
        ),
    ] = 300


class Objectives(Part):
    """Outcomes: alarms watch them, and no argument sets them."""

    search_latency_p95_ms: Annotated[
        int, Meta(description="95th percentile of the nodes' search latency, milliseconds", ge=1)
    ] = 500
    indexing_documents_per_second: Annotated[
        int,
        documentation("Documents per second that the domain is sized for; an alarm's limit"),
        Meta(ge=1),
    ] = 10000
    storage_saving_percent: Annotated[
        int | None,
        documentation("What compression should save; done by the codecs, measured on real data"),
    ] = None
