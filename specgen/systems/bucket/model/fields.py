"""The keys of a bucket document."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts.s3 import DELIVERIES
from specgen.sdk import Model, Unordered, reference
from specgen.sdk.aws.lifecycle import ExpirationDays
from specgen.systems.bucket.model.parts import (
    AccessLogs,
    Cors,
    Notifications,
    ObjectLock,
    Replication,
    Transition,
    Users,
)

DEFAULT_NONCURRENT_DAYS = 30


class Fields(Model, kw_only=True):
    key: (
        Annotated[str, reference("key", "Key that encrypts the objects; defaults to SSE-S3")] | None
    ) = None
    versioning: Annotated[
        bool, Meta(description="Keep what is overwritten or deleted, for `noncurrent_days`")
    ] = True
    expire_days: (
        Annotated[
            ExpirationDays, Meta(description="Days after which objects expire; by default never")
        ]
        | None
    ) = None
    noncurrent_days: Annotated[
        ExpirationDays, Meta(description="Days that earlier versions of an object are kept")
    ] = DEFAULT_NONCURRENT_DAYS
    transitions: Annotated[
        Unordered[Transition], Meta(description="When objects move to cheaper storage")
    ] = []
    access_logs: Annotated[
        AccessLogs | None, Meta(description="Where its requests are logged; by default nowhere")
    ] = None
    object_lock: Annotated[
        ObjectLock | None,
        Meta(
            description="How long nobody may delete an object; can be added later, but never "
            "removed"
        ),
    ] = None
    receives: Annotated[
        Unordered[Annotated[str, Meta(extra_json_schema={"enum": sorted(DELIVERIES)})]],
        Meta(description="What services of AWS deliver to it; no other service may"),
    ] = []
    serves: Annotated[
        Unordered[Literal["cloudfront"]],
        Meta(description="Services of AWS that hand its objects to anybody"),
    ] = []
    readers: Annotated[
        Users, Meta(description="Services and jobs whose tasks read its objects")
    ] = []
    writers: Annotated[
        Users, Meta(description="Services and jobs whose tasks write and delete its objects")
    ] = []
    cors: Cors = []
    replication: Annotated[
        Replication | None, Meta(description="A copy in another region; by default none")
    ] = None
    notifications: Annotated[
        Notifications, Meta(description="Whom S3 notifies of new and deleted objects")
    ] = Notifications()
