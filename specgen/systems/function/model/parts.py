"""The nested maps of a function document: code, failures, logs."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts import functions
from specgen.sdk import Part, reference
from specgen.sdk.aws.ecs.fields import Image
from specgen.sdk.aws.logs import RetentionDays
from specgen.sdk.aws.rds.managed_password import ManagedPassword

FileName = Annotated[
    str,
    Meta(pattern=r"^[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*$", max_length=255),
]


class Object(Part):
    """A zip archive."""

    bucket: Annotated[str, reference("bucket", "The bucket that holds it")]
    key: Annotated[
        str,
        Meta(
            description="Its key; a release changes it or `version`, because Lambda does not look "
            "at the object again",
            min_length=1,
            max_length=1024,
            examples=["thumbnails/1.4.2.zip"],
        ),
    ]
    version: Annotated[
        Annotated[str, Meta(min_length=1, max_length=1024)] | None,
        Meta(description="Id of the object's version"),
    ] = None


class Code(Part):
    """Exactly one of the three."""

    files: Annotated[
        dict[FileName, Annotated[str, Meta(min_length=1)]],
        Meta(
            description="Files with their text, for a runtime that runs sources: Python, Node.js "
            "or Ruby",
            examples=[{"index.py": "def handler(event, context):\n    return {}\n"}],
        ),
    ] = {}
    image: Annotated[Image | None, Meta(description="A container image for Lambda")] = None
    object: Annotated[Object | None, Meta(description="A zip archive in a bucket")] = None


class SecretName(Part):
    """Exactly one of `secret` and `database`."""

    secret: Annotated[str, reference("secret", "The secret", any_region=True)] | None = None
    database: ManagedPassword | None = None


class OnFailure(Part):
    """Exactly one of the two."""

    topic: Annotated[str, reference("topic", "Topic that gets the event and the error")] | None = (
        None
    )
    queue: (
        Annotated[str, reference("queue", "Standard queue that gets the event and the error")]
        | None
    ) = None


class Asynchronous(Part):
    """Events of schedules, buckets and topics, for whose result nobody waits."""

    retries: Annotated[
        int,
        Meta(
            description="Attempts after one that ended in an error", ge=0, le=functions.MOST_RETRIES
        ),
    ] = functions.MOST_RETRIES
    maximum_age_seconds: Annotated[
        int,
        Meta(
            description="Age at which an event is given up",
            ge=functions.EVENT_AGE_SECONDS[0],
            le=functions.EVENT_AGE_SECONDS[1],
        ),
    ] = functions.EVENT_AGE_SECONDS[1]
    on_failure: Annotated[
        OnFailure | None, Meta(description="Who gets events that were given up; by default nobody")
    ] = None


class Logs(Part):
    retention_days: Annotated[
        RetentionDays, Meta(description="Days that the function's log group keeps its events")
    ] = 90
    key: Annotated[str, reference("key", "Key that encrypts the log group")] | None = None
    format: Annotated[
        Literal["json", "text"], Meta(description="json has a level and a request id in each line")
    ] = "json"
    level: Annotated[
        Literal["trace", "debug", "info", "warn", "error", "fatal"] | None,
        Meta(description="Least level of the function's own lines; only with the format json"),
    ] = None
