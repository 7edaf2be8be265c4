"""Keys, buckets, secrets and topics that others made, with what their policies admit."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

from msgspec import Meta, field

from specgen.facts.kms import SERVICES
from specgen.facts.s3 import DELIVERIES
from specgen.sdk import Command, Here, Model, Output, Unordered, reference
from specgen.sdk.aws.interfaces import KEY
from specgen.sdk.aws.sns.publishers import PUBLISHERS
from specgen.systems.existing.model.forms import KEY_ARN, SECRET_ARN, TOPIC_ARN, known
from specgen.systems.existing.model.statements import of_bucket, of_key, of_topic

BUCKET_NAME = r"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"


class Key(Model, kw_only=True):
    """A KMS key, whose policy only its owner changes."""

    arn: Annotated[
        str,
        Meta(
            description="ARN of the key itself, not of an alias",
            pattern=KEY_ARN,
            examples=[
                "arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef"
            ],
        ),
    ]
    admits: Annotated[
        Unordered[Annotated[str, Meta(extra_json_schema={"enum": sorted(SERVICES)})]] | None,
        Meta(
            description="AWS services that its policy lets use the key, as its owner confirms; "
            "by default unknown"
        ),
    ] = None

    def commands(self, here: Here) -> Iterator[Command]:
        yield from of_key(here)

    def outputs(self, here: Here) -> Iterator[Output]:
        yield known("arn", self.arn)


class Bucket(Model, kw_only=True):
    """A bucket, whose policy, notifications and settings only its owner changes."""

    name: Annotated[
        str,
        Meta(description="Name of the bucket", pattern=BUCKET_NAME, examples=["acme-uploads"]),
    ]
    key: (
        Annotated[str, reference("key", "Key that encrypts its objects; by default none")] | None
    ) = None
    versioning: Annotated[bool, Meta(description="Earlier versions of its objects are kept")] = (
        False
    )
    receives: Annotated[
        Unordered[Annotated[str, Meta(extra_json_schema={"enum": sorted(DELIVERIES)})]],
        Meta(
            description="What its policy lets services of AWS deliver, in the words of the kind "
            "`bucket`, as its owner confirms"
        ),
    ] = []
    serves: Annotated[
        Unordered[Literal["cloudfront"]],
        Meta(
            description="Which services its policy lets hand out objects, in the words of the "
            "kind `bucket`, as its owner confirms"
        ),
    ] = []

    @property
    def notifies(self) -> bool:
        """S3 keeps one configuration of notifications for a bucket, and it is the owner's."""
        return True

    @property
    def notified_queues(self) -> Sequence[str]:
        return ()

    def name_in_aws(self, here: Here) -> str:
        return self.name

    def arn(self, here: Here) -> str:
        return f"arn:{here.names.partition}:s3:::{self.name}"

    def prefixes(self, verb: str, kind: str, name: str) -> Sequence[str]:
        """None: the permissions of a service or a job name it."""
        return ()

    def commands(self, here: Here) -> Iterator[Command]:
        yield from of_bucket(here, self.arn(here), self.receives, self.serves)

    def outputs(self, here: Here) -> Iterator[Output]:
        yield known("name", self.name)
        yield known("arn", self.arn(here))
        domain = f"{self.name}.s3.{here.region}.{here.names.dns_suffix}"
        yield known("regional_domain_name", domain)


class Secret(Model, kw_only=True):
    """A secret of Secrets Manager."""

    arn: Annotated[
        str,
        Meta(
            description="Whole ARN of the secret, with the six characters that AWS added",
            pattern=SECRET_ARN,
            examples=["arn:aws:secretsmanager:us-east-1:123456789012:secret:shop/database-AbCdEf"],
        ),
    ]
    key: (
        Annotated[
            str, reference("key", "Key that encrypts the value; by default the AWS-managed key")
        ]
        | None
    ) = None

    @property
    def rotation(self) -> None:
        """Its owner rotates it."""
        return

    def name_in_aws(self, here: Here) -> str:
        """The ARN's last part without the dash and six characters that AWS added."""
        return self.arn.rpartition(":")[2][: -len("-AbCdEf")]

    def arn_in(self, region: str, arn: str, home: Here) -> str:
        return arn

    def region_read(self, region: str, home: Here) -> str:
        return home.region

    def key_in(self, here: Here, region: str) -> Here[Any] | None:
        found = KEY.find(here, self.key, region) if self.key else None
        return found if found and found.region == region else None

    def outputs(self, here: Here) -> Iterator[Output]:
        yield known("arn", self.arn)


class Topic(Model, kw_only=True):
    """An SNS topic, whose policy and subscriptions only its owner changes."""

    written: Annotated[
        str,
        Meta(
            description="ARN of the topic",
            pattern=TOPIC_ARN,
            examples=["arn:aws:sns:us-east-1:123456789012:alerts"],
        ),
    ] = field(name="arn")
    key: (
        Annotated[
            str, reference("key", "Key that encrypts the messages; by default the AWS-managed key")
        ]
        | None
    ) = None
    publishers: Annotated[
        Unordered[Annotated[str, Meta(extra_json_schema={"enum": sorted(PUBLISHERS)})]],
        Meta(
            description="AWS services that its policy lets publish, in the words of the kind "
            "`topic`, as its owner confirms"
        ),
    ] = []

    @property
    def emails(self) -> Mapping[str, Any]:
        """Its owner knows who receives its messages."""
        return {"unknown": ""}

    @property
    def phones(self) -> Mapping[str, Any]:
        return {}

    @property
    def notified_queues(self) -> Sequence[str]:
        """Its owner knows which queues get its messages."""
        return ()

    def is_sender(self, kind: str, name: str) -> bool:
        """No one: the permissions of a service or a job name it."""
        return False

    def arn(self, here: Here) -> str:
        return self.written

    def commands(self, here: Here) -> Iterator[Command]:
        yield from of_topic(here, self.written, self.publishers)

    def outputs(self, here: Here) -> Iterator[Output]:
        yield known("arn", self.written)
