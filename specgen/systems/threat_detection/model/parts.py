"""The nested maps of a threat_detection document."""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from specgen.facts import security
from specgen.sdk import Part, Unordered, reference

Feature = Annotated[str, Meta(extra_json_schema={"enum": list(security.FEATURES)})]
Agent = Annotated[str, Meta(extra_json_schema={"enum": list(security.AGENTS)})]
Standard = Annotated[str, Meta(extra_json_schema={"enum": list(security.STANDARDS)})]
Scan = Annotated[str, Meta(extra_json_schema={"enum": list(security.SCANS)})]


class GuardDuty(Part):
    """The detector. A feature that is not listed is turned off, whatever AWS's default is."""

    not_built: ClassVar[dict[str, str]] = {
        "eks_runtime_monitoring": "write runtime: [eks]; GuardDuty refuses both sorts together",
        "export": "findings are not exported to a bucket; GuardDuty keeps them for 90 days",
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


class Tell(Part, kw_only=True):
    topic: Annotated[
        str, reference("topic", "Topic in the same region, which publishes for `events`")
    ]
    from_severity: Annotated[
        float, Meta(description="Lowest severity of a finding that is worth a message", ge=1, le=10)
    ] = 4.0
