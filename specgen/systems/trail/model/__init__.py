"""The keys of a trail document, and what follows from them."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from specgen.facts import cloudtrail
from specgen.facts.names import LIMITS, NameRule
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
from specgen.sdk.aws.logs import log_usage
from specgen.sdk.aws.s3.names import arn_of, name_of
from specgen.systems.trail.model.parts import Log, Store

_BUCKET = LIMITS["s3_bucket"]
_BUCKET_RULE = NameRule(
    _BUCKET.maximum - len("-000000000000"), _BUCKET.pattern, _BUCKET.words, _BUCKET.source, "bucket"
)
_NAME = NameRule(
    128,
    r"(?=.{3})(?!\d+\.\d+\.\d+\.\d+$)[A-Za-z0-9]([._-]?[A-Za-z0-9])+",
    "three or more letters and digits with single ._- between them",
    "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html",
    "trail",
)
DataEvent = Annotated[str, Meta(extra_json_schema={"enum": list(cloudtrail.DATA_EVENTS)})]
Source = Annotated[str, Meta(extra_json_schema={"enum": list(cloudtrail.NETWORK_ACTIVITY)})]


class Trail(Model, kw_only=True):
    """What is done in the account, in every region, recorded in a bucket that nobody rewrites."""

    not_built: ClassVar[dict[str, str]] = {
        **dict.fromkeys(
            ("topic", "sns_topic"),
            "the trail tells no topic of its files: topic, key and trail would need one another; "
            "`log` with alarms, or a rule of EventBridge, tells people",
        ),
        "mfa_delete": "only root can turn it on, by hand, and a bucket with it takes no lifecycle; "
        "`lock` keeps log files from being deleted",
        "organization": "the trail is of one account",
    }

    management_events: Annotated[
        Literal["all", "write", "none"],
        Meta(description="Calls that change or read resources. AWS bills the second trail's"),
    ] = "all"
    data_events: Annotated[
        Unordered[DataEvent],
        Meta(description="Calls that change or read what is in resources; each is billed"),
    ] = []
    network_activity: Annotated[
        Unordered[Source],
        Meta(description="Services whose calls through interface endpoints are recorded"),
    ] = []
    insights: Annotated[
        Unordered[Literal["call_rate", "error_rate"]],
        Meta(description="Unusual numbers of calls, or of errors, become events of their own"),
    ] = []
    key: (
        Annotated[
            str,
            reference(
                "key",
                "Key that encrypts log files and `log`; admits cloudtrail, s3 and, with `log`, "
                "logs. Defaults to SSE-S3",
            ),
        ]
        | None
    ) = None
    log: Annotated[Log | None, Meta(description="A copy in CloudWatch Logs; by default none")] = (
        None
    )
    store: Annotated[Store, Meta(description="The bucket of its log files")]

    def charges(self, here: Here) -> Iterator[Bought]:
        if self.data_events:
            yield Usage("trail_data_events", "trail-event", ("data_events",))
        if self.network_activity:
            yield Usage("trail_network_events", "trail-event", ("network_activity",))
        if self.log is not None:
            yield from log_usage(("log",))
        yield Usage("s3_gib", "s3-gib", ("store",))

    def name_in_aws(self, here: Here) -> str:
        return here.names.of(here.effective.aws_name)

    def arn(self, here: Here) -> str:
        return here.names.arn("cloudtrail", f"trail/{self.name_in_aws(here)}")

    def bucket(self, here: Here) -> str:
        return name_of(here.names, here.effective.aws_name)

    def bucket_arn(self, here: Here) -> str:
        return arn_of(here.names, self.bucket(here))

    def log_group(self, here: Here) -> str:
        return f"/aws/cloudtrail/{self.name_in_aws(here)}"

    @property
    def counts(self) -> bool:
        """Whether filters count what the CIS benchmark wants an alarm on."""
        return self.log is not None and self.log.alarms == "cis"

    def watched(self, here: Here) -> Iterator[Subject]:
        if self.counts:
            yield Subject("trail", "", {})

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName(_NAME)
        yield AwsName(_BUCKET_RULE)
        if self.log:
            yield AwsName("iam_role", "log")

    def claims(self, here: Here) -> Iterator[Claim]:
        trail, bucket = self.name_in_aws(here), self.bucket(here)
        yield Claim("aws_cloudtrail", (trail,), f"trail {trail}")
        yield Claim("aws_s3_bucket", (bucket,), f"bucket {bucket}")
        if self.log:
            group = self.log_group(here)
            yield Claim("aws_cloudwatch_log_group", (group,), f"log group {group}", ("log",))

    def key_uses(self) -> Iterator[KeyUse]:
        if self.key:
            for service in ("cloudtrail", "s3", *(["logs"] if self.log else [])):
                yield KeyUse(self.key, service, ("key",))


TRAIL: Kind[Trail] = Kind("trail")
