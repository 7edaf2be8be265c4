"""The nested maps of a bucket document."""

from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts import integers, s3
from specgen.sdk import Ordered, Part, Unordered, reference, written_name
from specgen.sdk.aws.s3.names import rule_id

MOST_KEY_CHARACTERS = 1024
MOST_CORS_RULES = 100
"""source: CORSConfiguration and LifecycleRule in the API model of botocore 1.44.5
(2026-11-29)
"""

LONGEST_LOCK_DAYS = 36_500
"""A hundred years.

source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html (2026-11-29)
"""

Prefix = Annotated[
    str, Meta(max_length=MOST_KEY_CHARACTERS, examples=["exports/"], pattern=r"^[^\x00-\x1f]*$")
]
Method = Literal["DELETE", "GET", "HEAD", "POST", "PUT"]
Event = Annotated[str, Meta(extra_json_schema={"enum": list(s3.EVENTS)})]
StorageClass = Annotated[str, Meta(extra_json_schema={"enum": list(s3.TRANSITIONS)})]
Service = Annotated[
    str,
    reference("service", "The service, in any region", any_region=True, waits=False),
]


class Access(Part):
    """What the tasks of a service or a job may reach; exactly one of the two is named."""

    service: Service | None = None
    job: (
        Annotated[str, reference("job", "The job, in any region", any_region=True, waits=False)]
        | None
    ) = None
    prefix: Annotated[
        str,
        Meta(
            description="Beginning of the keys that it may reach; by default any",
            pattern=r"^[^\x00-\x1f*?$]*$",
            max_length=MOST_KEY_CHARACTERS,
            examples=["exports/"],
        ),
    ] = ""

    def named(self) -> list[tuple[str, str]]:
        """Kind and name of each document that is named: one, unless BKT127 is broken."""
        return [(kind, name) for kind in USERS if (name := getattr(self, kind))]


USERS = ("service", "job")
"""Kinds of documents that read and write, as keys of an access."""


class Transition(Part):
    days: Annotated[
        int,
        Meta(description="Age at which objects move", ge=0, le=integers.LARGEST),
    ]
    storage_class: Annotated[StorageClass, Meta(description="Storage class from then on")]
    prefix: Annotated[
        Prefix, Meta(description="Beginning of the keys of the objects; by default any")
    ] = ""


class AccessLogs(Part):
    bucket: Annotated[str, reference("bucket", "Bucket that `receives: [s3_access_logs]`")]
    prefix: Annotated[
        Prefix | None,
        Meta(description="Beginning of the keys of the logs; defaults to the bucket's name and /"),
    ] = None


class ObjectLock(Part):
    mode: Annotated[
        Literal["governance", "compliance"],
        Meta(
            description="governance: who may bypass it can delete. compliance: nobody can, not "
            "even the account's root or AWS"
        ),
    ]
    days: Annotated[
        int,
        Meta(
            description="Days for which a new version of an object can be neither deleted nor "
            "overwritten",
            ge=1,
            le=LONGEST_LOCK_DAYS,
        ),
    ]


class CorsRule(Part):
    """What scripts of other sites may do from a browser."""

    origins: Annotated[
        Unordered[Annotated[str, Meta(examples=["https://app.example.com"]), written_name()]],
        Meta(description="Sites, each with its scheme; one * in each at most", min_length=1),
    ]
    methods: Annotated[Unordered[Method], Meta(description="Methods", min_length=1)]
    headers: Annotated[
        Unordered[Annotated[str, Meta(min_length=1)]],
        Meta(description="Headers that a request may have; one * in each at most"),
    ] = []
    expose_headers: Annotated[
        Unordered[Annotated[str, Meta(min_length=1, examples=["ETag"])]],
        Meta(description="Headers of the answer that scripts may read"),
    ] = []
    max_age_seconds: Annotated[
        int, Meta(description="Time that a browser keeps the answer", ge=0, le=integers.LARGEST)
    ] = 300


Cors = Annotated[
    Ordered[CorsRule],
    Meta(
        description="What scripts of other sites may do; the first rule that fits decides",
        max_length=MOST_CORS_RULES,
    ),
]


class Replication(Part):
    bucket: Annotated[
        str,
        reference("bucket", "The bucket that receives the copies", any_region=True, waits=False),
    ]
    region: Annotated[str, Meta(description="Its region", examples=["us-west-2"])]
    prefix: Annotated[
        Prefix, Meta(description="Beginning of the keys of what is copied; by default any")
    ] = ""
    storage_class: Annotated[
        StorageClass | None, Meta(description="Of the copies; defaults to that of the object")
    ] = None
    delete_markers: Annotated[
        bool, Meta(description="Whether deletions are copied; versions are never deleted")
    ] = True


class Events(Part, kw_only=True):
    """What S3 tells somebody."""

    events: Annotated[Unordered[Event], Meta(description="Events that it gets", min_length=1)]
    prefix: Annotated[Prefix, Meta(description="Beginning of the keys; by default any")] = ""
    suffix: Annotated[
        Prefix, Meta(description="End of the keys; by default any", examples=[".json"])
    ] = ""

    @property
    def id(self) -> str:
        """Unique in a bucket, or BKT119 is broken; a renamed receiver changes nothing."""
        keys = f"{self.prefix}*{self.suffix}"
        return rule_id(keys, *(event.removeprefix("s3:") for event in self.events))


class TopicEvents(Events, kw_only=True):
    topic: Annotated[str, reference("topic", "Topic that gets them; it must publish for s3_events")]


class QueueEvents(Events, kw_only=True):
    queue: Annotated[str, reference("queue", "Queue that gets them; its policy then admits S3")]


class Notifications(Part):
    topics: Annotated[Unordered[TopicEvents], Meta(description="Topics that S3 notifies")] = []
    queues: Annotated[Unordered[QueueEvents], Meta(description="Queues that S3 notifies")] = []
    event_bridge: Annotated[
        bool, Meta(description="Send every event to EventBridge, whose rules choose")
    ] = False


Users = Annotated[
    Unordered[Service | Access],
    Meta(
        description="Services, or services and jobs with a prefix",
        examples=[["web-api", {"job": "report"}]],
    ),
]


def named(users: Sequence[str | Access]) -> list[Access]:
    """In the long form."""
    return [Access(service=user) if isinstance(user, str) else user for user in users]
