"""The keys of a document about anomalies."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import (
    NAME_PATTERN,
    AwsName,
    ByHand,
    Here,
    Kind,
    Model,
    NameRule,
    Renamable,
    Unordered,
    part_name,
    reference,
)
from specgen.sdk.aws.cost.fields import Email, TagValues

RULE = NameRule(
    1024, r"[\S\s]+", "any text", "GenericString in the API model of botocore 1.44.5", "monitor"
)


class Tell(Renamable, kw_only=True):
    how: Annotated[
        Literal["immediate", "daily", "weekly"],
        Meta(description="At once to a topic, or as a summary to addresses"),
    ]
    from_usd: Annotated[
        int,
        Meta(description="US dollars of impact from which it counts", ge=0, le=10_000_000_000),
    ]
    emails: Annotated[Unordered[Email], Meta(description="Addresses that get the summary")] = []
    topic: Annotated[str, reference("topic", "Topic that gets each anomaly at once")] | None = None


class CostAnomaly(Model, kw_only=True):
    """What AWS compares with its own forecast of each service's costs, and who hears of it."""

    watches: Annotated[
        Literal["services"] | TagValues,
        Meta(description="Each service by itself, or the costs with a tag taken together"),
    ]
    tell: Annotated[
        dict[Annotated[str, Meta(pattern=NAME_PATTERN)], Tell],
        Meta(
            description="Who hears of an anomaly: name -> how",
            min_length=1,
            examples=[
                {"digest": {"how": "daily", "emails": ["finops@example.com"], "from_usd": 100}}
            ],
        ),
    ]

    def by_hand(self, here: Here) -> Iterator[ByHand]:
        if self.watches == "services":
            yield ByHand(
                "If Cost Anomaly Detection of the account already has a monitor of all services, "
                "often called Default-Services-Monitor, import it as aws_ce_anomaly_monitor."
                f"{here.name}: AWS takes one.",
                "before",
            )

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName(RULE)
        for name, tell in self.tell.items():
            yield AwsName(RULE, part_name(name, tell).first, ("tell", name))


COST_ANOMALY: Kind[CostAnomaly] = Kind("cost_anomaly")
