"""The nested maps of a config document."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts.config_rules import RULES
from specgen.sdk import Part, Unordered, reference

RETENTION_DAYS = (30, 2557)
"""source: PutRetentionConfiguration in the API model of botocore 1.44.5 (2026-11-29)"""

ResourceType = Annotated[
    str, Meta(pattern=r"^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$", examples=["AWS::EC2::NetworkInterface"])
]
RuleName = Annotated[str, Meta(extra_json_schema={"enum": list(RULES)})]
Region = Annotated[str, Meta(examples=["primary"])]


class Record(Part):
    """Every resource of every type that AWS Config knows, with the exceptions that are listed."""

    global_in: Annotated[
        Region,
        Meta(
            description="Region that records IAM, which every region sees: `primary`, or its name"
        ),
    ] = "primary"
    frequency: Annotated[
        Literal["continuous", "daily"],
        Meta(description="Record each change, or the last state of each day"),
    ] = "continuous"
    daily: Annotated[
        Unordered[ResourceType], Meta(description="Types whose last state of each day is enough")
    ] = []
    leave_out: Annotated[
        Unordered[ResourceType], Meta(description="Types that are not recorded at all")
    ] = []


class Deliver(Part):
    """The bucket of its files, one in each region."""

    retention_days: Annotated[
        int,
        Meta(
            description="Days that AWS Config and the bucket keep what was recorded",
            ge=RETENTION_DAYS[0],
            le=RETENTION_DAYS[1],
        ),
    ] = RETENTION_DAYS[1]
    key: (
        Annotated[
            str,
            reference(
                "key", "Key that encrypts the files; admits config and s3. Defaults to SSE-S3"
            ),
        ]
        | None
    ) = None
    snapshot: Annotated[
        Literal["hourly", "six_hours", "daily"],
        Meta(description="How often a file with everything is delivered"),
    ] = "daily"


class ProtectedOnly(Part):
    """Tag of the resources that the strict rules look at: backups, second zones, protection."""

    tag: Annotated[str, Meta(description="Its key", min_length=1, max_length=128)]
    value: Annotated[str, Meta(description="Its value", min_length=1, max_length=256)]


class Remediation(Part):
    automatic: Annotated[
        Unordered[RuleName],
        Meta(description="Rules whose findings AWS's runbook repairs by itself"),
    ] = []
    by_hand: Annotated[
        Unordered[RuleName],
        Meta(description="Rules whose runbook people start in the console"),
    ] = []


class Report(Part, kw_only=True):
    cron: Annotated[str, Meta(description="When it is written, in UTC")] = "cron(0 6 * * ? *)"
    topic: Annotated[str, reference("topic", "Topic that gets the summary")]
    log_key: (
        Annotated[str, reference("key", "Key of the log of its function; it admits `logs`")] | None
    ) = None
