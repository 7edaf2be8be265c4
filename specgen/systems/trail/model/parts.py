"""The nested maps of a trail document."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts import integers
from specgen.sdk import Part
from specgen.sdk.aws.logs import RetentionDays

LONGEST_LOCK_DAYS = 36_500
"""A hundred years.

source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html (2026-11-29)
"""


class Log(Part):
    """Its events in CloudWatch Logs, too, where people search and filters count them."""

    retention_days: RetentionDays = 365
    alarms: Annotated[
        Literal["cis", "none"],
        Meta(
            description="cis: count the 14 sorts of events that the CIS benchmark wants an alarm "
            "on. none: count nothing"
        ),
    ] = "none"


class Store(Part, kw_only=True):
    """The bucket of its log files.

    Below 128 KiB S3 moves nothing by default:
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
    (2026-11-29)
    """

    lock: Annotated[
        Literal["governance", "compliance", "none"],
        Meta(
            description="Who may delete a log file before its time. governance: roles that may "
            "bypass the lock. compliance: nobody, not even the account's root or AWS. none: "
            "whoever may delete objects"
        ),
    ] = "governance"
    retention_days: Annotated[
        int,
        Meta(
            description="Days that log files are kept; they are locked as long, disappear on the "
            "next day, and can be brought back for 30 days more",
            ge=1,
            le=LONGEST_LOCK_DAYS,
        ),
    ]
    to_ia_after_days: (
        Annotated[
            int,
            Meta(
                description="Age at which they move to STANDARD_IA, if they have 128 KiB; "
                "by default never",
                ge=30,
                le=integers.LARGEST,
            ),
        ]
        | None
    ) = None
    to_deep_archive_after_days: (
        Annotated[
            int,
            Meta(
                description="Age at which they move to DEEP_ARCHIVE, if they have 128 KiB; "
                "by default never",
                ge=1,
                le=integers.LARGEST,
            ),
        ]
        | None
    ) = None
