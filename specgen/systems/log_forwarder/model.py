"""The keys of a log forwarder document: log groups, and the site that gets their events."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from msgspec import Meta

from specgen.sdk import (
    AwsName,
    Bought,
    Claim,
    Here,
    KeyUse,
    Kind,
    Model,
    Subject,
    Unordered,
    Usage,
    reference,
)
from specgen.sdk.aws.interfaces import LOG_GROUP, SECRET, LogGroup
from specgen.sdk.aws.lifecycle import ExpirationDays

FAILED = "failed"
LEAST_LATE = 60
LARGEST_BUFFER_MIB, LONGEST_BUFFER_SECONDS = 64, 900
LONGEST_RETRY_SECONDS = 7_200
"""source: botocore 1.44.5, firehose, HttpEndpointBufferingSizeInMBs and its neighbours, for which
https://docs.aws.amazon.com/firehose/latest/APIReference/API_HttpEndpointBufferingHints.html has 64
"""


class LogForwarder(Model, kw_only=True):
    """Sends the events of log groups to Datadog, through Amazon Data Firehose."""

    not_built = {
        "access_key": "a key in the document would be in the state; name its secret as `api_key`",
        "url": "it follows from the site of `datadog`",
    }

    datadog: Annotated[
        str,
        reference("datadog", "Document whose site gets the events", any_region=True, waits=False),
    ]
    api_key: Annotated[
        str,
        reference(
            "secret",
            'Secret with the API key of that site, as {"api_key": "..."}; this region needs a copy',
            any_region=True,
        ),
    ]
    log_groups: Annotated[
        Unordered[Annotated[str, reference("log_group", "Log group of this region")]],
        Meta(description="Log groups whose events are sent", min_length=1),
    ]
    pattern: Annotated[
        str,
        Meta(
            description="Only events that match it, a filter pattern of CloudWatch Logs; by "
            "default all",
            max_length=1024,
        ),
    ] = ""
    buffer_mib: Annotated[
        int, Meta(description="MiB that are sent at once", ge=1, le=LARGEST_BUFFER_MIB)
    ] = 4
    buffer_seconds: Annotated[
        int,
        Meta(description="Seconds after which less is sent", ge=0, le=LONGEST_BUFFER_SECONDS),
    ] = 60
    retry_seconds: Annotated[
        int,
        Meta(
            description="Seconds that Firehose tries again, until events go to the bucket",
            ge=0,
            le=LONGEST_RETRY_SECONDS,
        ),
    ] = 300
    failed_retention_days: Annotated[
        ExpirationDays, Meta(description="Days that the bucket keeps what could not be sent")
    ] = 30
    key: (
        Annotated[str, reference("key", "Key of that bucket; by default S3 encrypts with its own")]
        | None
    ) = None

    def charges(self, here: Here) -> Iterator[Bought]:
        yield Usage("forwarded_gib", "firehose-gib", ("log_groups",))
        yield Usage("s3_gib", "s3-gib", ("failed_retention_days",))

    def groups(self, here: Here) -> Iterator[Here[LogGroup]]:
        yield from (LOG_GROUP.get(here, name) for name in self.log_groups)

    def reads(self, here: Here) -> Iterator[Here[Any]]:
        """The key of the secret's copy, which the role decrypts with."""
        secret = SECRET.find(here, self.api_key)
        key = secret.spec.key_in(secret, here.region) if secret else None
        yield from [key] if key else []

    def watched(self, here: Here) -> Iterator[Subject]:
        name = here.names.of(here.effective.aws_name)
        yield Subject("delivery_stream", "", {"DeliveryStreamName": name})

    def alarm_numbers(self, here: Here) -> Mapping[str, float]:
        """Older than what is sent at the first attempt, and not yet in the bucket of failures."""
        return {"late_seconds": self.buffer_seconds + max(60, self.retry_seconds / 2)}

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("delivery_stream")
        yield AwsName("iam_role", "deliver")
        yield AwsName("iam_role", "subscribe")
        yield AwsName("s3_bucket", f"{FAILED}-000000000000")

    def claims(self, here: Here) -> Iterator[Claim]:
        name = here.names.of(here.effective.aws_name)
        yield Claim("aws_kinesis_firehose_delivery_stream", (name,), f"delivery stream {name}")

    def key_uses(self) -> Iterator[KeyUse]:
        if self.key:
            yield KeyUse(self.key, "s3", ("key",))


LOG_FORWARDER: Kind[LogForwarder] = Kind("log_forwarder")
