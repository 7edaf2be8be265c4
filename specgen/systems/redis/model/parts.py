"""Nested maps of a redis document."""

from typing import Annotated

from msgspec import Meta

from specgen.sdk import Part, documentation


class ExpectedNode(Part):
    memory_gib: Annotated[
        float | None, Meta(description="Memory that the node type must have, GiB")
    ] = None


class UseCase(Part):
    key_prefix: Annotated[
        str,
        Meta(
            description="What its keys begin with; its user sees no others",
            pattern=r"^[A-Za-z0-9_.:{}-]+$",
            max_length=60,
            examples=["session:"],
        ),
    ]
    ttl_seconds: (
        Annotated[
            int, Meta(description="After how long its keys expire; the application sets it", ge=1)
        ]
        | None
    ) = None
    scripts: Annotated[
        bool, Meta(description="Its user may run scripts, such as one that releases a lock")
    ] = False
    publish_subscribe: Annotated[
        bool, Meta(description="Its user may publish to and hear channels of the same prefix")
    ] = False
    locks: Annotated[
        bool, Meta(description="Its keys are locks, so that losing one matters; checked, not set")
    ] = False


class Objectives(Part):
    throughput_operations_per_second: (
        Annotated[int, Meta(description="What the whole cache is to serve", ge=1)] | None
    ) = None
    latency_p99_ms: Annotated[
        float | None,
        documentation("What a client is to wait at most, 99 times of 100; clients measure it"),
    ] = None
    availability_percent: (
        Annotated[float, Meta(description="Part of a month in which it is to answer", gt=0, le=100)]
        | None
    ) = None
