"""The keys of a table document."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts import dynamodb
from specgen.sdk import Model, reference
from specgen.sdk.aws.users import Users
from specgen.systems.table.model.parts import (
    Attribute,
    Index,
    IndexName,
    LocalIndex,
    OnDemand,
    Provisioned,
    Ttl,
)


class Fields(Model, kw_only=True):
    partition_key: Annotated[
        Attribute,
        Meta(description="Attribute that finds an item. Another one replaces the table"),
    ]
    sort_key: Annotated[
        Attribute | None,
        Meta(
            description="Attribute that tells apart and sorts items of one partition key. Another "
            "one replaces the table"
        ),
    ] = None
    attribute_types: Annotated[
        dict[Attribute, Literal["string", "number", "binary"]],
        Meta(
            description="Types of the keys of table and indexes that are no strings; no other "
            "attribute has a type",
            examples=[{"placed_at": "number"}],
        ),
    ] = {}
    indexes: Annotated[
        dict[IndexName, Index],
        Meta(
            description="Global indexes: name in DynamoDB -> keys; made and removed one after the "
            "other",
            examples=[{"by-status": {"partition_key": "status"}}],
        ),
    ] = {}
    local_indexes: Annotated[
        dict[IndexName, LocalIndex],
        Meta(
            description="Local indexes: name in DynamoDB -> sort key; only a new table gets them, "
            "and the items of one partition key then have at most 10 GB",
            examples=[{"by-total": {"sort_key": "total"}}],
        ),
    ] = {}
    provisioned: Annotated[
        Provisioned | None,
        Meta(description="Capacity that is paid for by the hour; by default requests are paid for"),
    ] = None
    on_demand: Annotated[
        OnDemand | None, Meta(description="Limits of requests that are paid for; by default none")
    ] = None
    index_changes: Annotated[
        Literal["applied", "ignored"] | None,
        Meta(
            description="Only if an index scales: `ignored` leaves the indexes to scaling and "
            "applies no change of them, `applied` applies changes and sets capacities back to "
            "their minimum"
        ),
    ] = None
    ttl: Annotated[Ttl | None, Meta(description="Items that expire; by default none")] = None
    recovery_days: Annotated[
        int,
        Meta(
            description="Days back to which the table can be restored as a new one, to the second; "
            "0 turns it off",
            ge=0,
            le=dynamodb.MOST_RECOVERY_DAYS,
        ),
    ] = dynamodb.MOST_RECOVERY_DAYS
    stream: Annotated[
        Literal["keys_only", "new_image", "old_image", "new_and_old_images"] | None,
        Meta(
            description="What the stream of changes says of an item; by default there is none. "
            "Another value makes another stream"
        ),
    ] = None
    key: (
        Annotated[
            str,
            reference("key", "Key that encrypts the items; defaults to a key of DynamoDB's own"),
        ]
        | None
    ) = None
    table_class: Annotated[
        Literal["standard", "infrequent_access"],
        Meta(description="infrequent_access costs less to keep, more to read and write"),
    ] = "standard"
    readers: Annotated[
        Users,
        Meta(description="Documents that read the table and its indexes, and get its name"),
    ] = []
    writers: Annotated[
        Users,
        Meta(description="Documents that write and delete items, and get its name"),
    ] = []
