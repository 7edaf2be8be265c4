"""Nested maps of a redis document."""

from typing import Annotated

from msgspec import Meta

from specgen.sdk import Part, Renamable, documentation
from specgen.sdk.aws.users import Users


class ExpectedNode(Part):
    memory_gib: Annotated[
        float | None, Meta(description="Memory that the node type must have, GiB")
    ] = None


class UseCase(Renamable, kw_only=True):
    key_prefix: Annotated[
        str,
        Meta(
            description="Prefix of its keys; its user sees no others",
            pattern=r"^[A-Za-z0-9_.:{}-]+$",
            max_length=60,
            examples=["session:"],
        ),
    ]
    ttl_seconds: (
        Annotated[
            int, Meta(description="Time until its keys expire; the application sets it", ge=1)
        ]
        | None
    ) = None
    scripts: Annotated[
        bool, Meta(description="Let its user run scripts, such as one that releases a lock")
    ] = False
    publish_subscribe: Annotated[
        bool,
        Meta(description="Let its user publish to and subscribe to channels of the same prefix"),
    ] = False
    locks: Annotated[
        bool, Meta(description="Its keys are locks, so losing one matters; checked, not set")
    ] = False
    clients: Annotated[
        Users,
        Meta(
            description="Documents that log in as its user, and get the names of the cache and of "
            "the user"
        ),
    ] = []


class Objectives(Part):
    throughput_operations_per_second: (
        Annotated[int, Meta(description="What the whole cache must serve", ge=1)] | None
    ) = None
    latency_p99_ms: Annotated[
        float | None,
        documentation("Longest wait of a client, 99 times out of 100; clients measure it"),
    ] = None
    availability_percent: (
        Annotated[float, Meta(description="Share of a month in which it must answer", gt=0, le=100)]
        | None
    ) = None
