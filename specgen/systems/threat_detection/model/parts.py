"""The nested maps of a threat_detection document."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from specgen.facts import security
from specgen.sdk import Part, Unordered, reference

Feature = Annotated[str, Meta(extra_json_schema={"enum": list(security.FEATURES)})]
Agent = Annotated[str, Meta(extra_json_schema={"enum": list(security.AGENTS)})]
Standard = Annotated[str, Meta(extra_json_schema={"enum": list(security.STANDARDS)})]
Scan = Annotated[str, Meta(extra_json_schema={"enum": list(security.SCANS)})]


class Export(Part, kw_only=True):
    """A bucket of the region that keeps findings for longer than the 90 days of GuardDuty."""

    key: Annotated[str, reference("key", "Key that encrypts the findings; admits guardduty and s3")]
    retention_days: Annotated[
        int, Meta(description="Days that findings are kept", ge=1, le=security.LONGEST_DAYS)
    ] = 365


class GuardDuty(Part):
    """The detector. A feature that is not listed is turned off, whatever AWS's default is."""

    not_built: ClassVar[dict[str, str]] = {
        "eks_runtime_monitoring": "write runtime: [eks]; GuardDuty refuses both sorts together",
    }

    publish: Annotated[
        Literal["fifteen_minutes", "one_hour", "six_hours"],
        Meta(description="How often it tells of a finding again that goes on"),
    ] = "fifteen_minutes"
    features: Annotated[
        Unordered[Feature],
        Meta(description="What it looks at, besides the calls, flows and names of the account"),
    ] = []
    runtime: Annotated[
        Unordered[Agent],
        Meta(description="Where it runs its agent, which sees processes and files"),
    ] = []
    export: Annotated[
        Export | None, Meta(description="Findings go to a bucket, too; by default not")
    ] = None


class Disabled(Part, kw_only=True):
    """A control that is not checked."""

    control: Annotated[
        str,
        Meta(
            description="Its id, which is the same in all standards",
            pattern=security.CONTROL_PATTERN,
            examples=["S3.9"],
        ),
    ]
    reason: Annotated[
        str, Meta(description="Why, for those who read the hub", min_length=10, max_length=500)
    ]
    standards: Annotated[
        Unordered[Standard],
        Meta(description="Standards that have the control; defaults to the one of the hub"),
    ] = []


class SecurityHub(Part, kw_only=True):
    """The hub. Its controls need a recorder of AWS Config in the region."""

    standards: Annotated[
        Unordered[Standard], Meta(description="Standards whose controls it checks", min_length=1)
    ]
    aggregate_in: (
        Annotated[
            str,
            Meta(
                description="Region that shows the findings of all regions: `primary`, or its name",
                examples=["primary"],
            ),
        ]
        | None
    ) = None

    disabled: Annotated[
        Unordered[Disabled], Meta(description="Controls that are not checked, each with a reason")
    ] = []

    def switched_off(self) -> Iterator[tuple[int, Disabled, str]]:
        """(index, the control, one standard of it)"""
        for i, one in enumerate(self.disabled):
            for standard in one.standards or self.standards:
                yield i, one, standard


class Tell(Part, kw_only=True):
    topic: Annotated[
        str, reference("topic", "Topic in the same region, which publishes for `events`")
    ]
    from_severity: Annotated[
        float, Meta(description="Lowest severity of a finding that is worth a message", ge=1, le=10)
    ] = 4.0
