"""The nested maps of a table document."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts import dynamodb, integers
from specgen.sdk import Part, Renamable, Unordered

Attribute = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=dynamodb.MOST_ATTRIBUTE_CHARACTERS,
        pattern=r"^[^\x00-\x1f]*$",
        examples=["customer"],
    ),
]
IndexName = Annotated[
    str,
    Meta(pattern="^[A-Za-z][A-Za-z0-9_-]*$", min_length=3, max_length=64, examples=["by-status"]),
]
"""DynamoDB also takes dots and more characters, but the name is a part of addresses and names."""

Number = Annotated[int, Meta(ge=1, le=integers.LARGEST)]


class Scaled(Part):
    """Capacity that follows the use."""

    minimum: Annotated[Number, Meta(description="Units that are always there")]
    maximum: Annotated[Number, Meta(description="Units that are never exceeded")]
    target_percent: Annotated[
        int,
        Meta(
            description="Share of the capacity that is in use when neither more nor less is needed",
            ge=dynamodb.TARGET_PERCENT[0],
            le=dynamodb.TARGET_PERCENT[1],
        ),
    ] = 70


Units = Annotated[
    Number | Scaled,
    Meta(description="Units, or a range that scales", examples=[5, {"minimum": 5, "maximum": 100}]),
]


class Provisioned(Part):
    """Capacity that is paid for by the hour, used or not."""

    reads: Annotated[
        Units,
        Meta(description="A unit is one strongly consistent read of 4 KB a second, or two others"),
    ]
    writes: Annotated[Units, Meta(description="A unit is one write of 1 KB a second")]

    def each(self) -> list[tuple[Literal["reads", "writes"], "int | Scaled"]]:
        return [("reads", self.reads), ("writes", self.writes)]


def bounds(units: int | Scaled) -> tuple[int, int]:
    """The least and the most."""
    return (units, units) if isinstance(units, int) else (units.minimum, units.maximum)


Limit = Annotated[Number, Meta(examples=[1000])]


class OnDemand(Part):
    """Limits of what is paid for by request. A limit that is removed here stays, because the
    provider cannot take it away; raise it instead.
    """

    most_reads: Annotated[
        Limit | None, Meta(description="Read units a second; what is beyond is throttled")
    ] = None
    most_writes: Annotated[
        Limit | None, Meta(description="Write units a second; what is beyond is throttled")
    ] = None


Projection = Annotated[
    Literal["all", "keys_only"]
    | Annotated[Unordered[Attribute], Meta(min_length=1, max_length=dynamodb.MOST_LISTED)],
    Meta(
        description="What the index holds besides the keys of the index and of the table: all "
        "attributes, none, or those that are listed",
        examples=["keys_only", ["total"]],
    ),
]


class Index(Renamable, kw_only=True):
    """A change of its keys or its projection builds it again; until then it answers nothing. With
    `renamed_from` it keeps its first name in DynamoDB, which callers use.
    """

    partition_key: Annotated[Attribute, Meta(description="Attribute that finds its items")]
    sort_key: Annotated[
        Attribute | None, Meta(description="Attribute that sorts items of one partition key")
    ] = None
    projection: Projection = "all"
    provisioned: Annotated[
        Provisioned | None,
        Meta(description="Its own capacity; only if the table has `provisioned`"),
    ] = None
    on_demand: Annotated[
        OnDemand | None, Meta(description="Limits of its own; only if the table is on demand")
    ] = None


class LocalIndex(Renamable, kw_only=True):
    """Another order of the items of one partition key. A change of anything replaces the table."""

    sort_key: Annotated[Attribute, Meta(description="Attribute that sorts the items")]
    projection: Projection = "all"


class Ttl(Part):
    """Items that delete themselves, up to some days after their time."""

    attribute: Annotated[
        Attribute, Meta(description="Attribute with the time, in seconds since 1970, as a number")
    ]
    enabled: Annotated[
        bool,
        Meta(
            description="To turn it off, write false and keep the attribute: if `ttl` is removed, "
            "it stays on"
        ),
    ] = True
