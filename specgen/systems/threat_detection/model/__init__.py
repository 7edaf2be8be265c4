"""The keys of a threat_detection document, and what follows from them."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from specgen.facts.names import NameRule
from specgen.sdk import (
    AwsName,
    Bought,
    Claim,
    Here,
    KeyUse,
    Kind,
    Model,
    Singleton,
    Subject,
    Unordered,
    Usage,
)
from specgen.systems.threat_detection.model.parts import (
    Export,
    GuardDuty,
    Scan,
    SecurityHub,
    Tell,
)

PRIMARY = "primary"
EXPORTED = "findings"
RULE = "findings"
_RULE = NameRule(
    64,
    r"[.A-Za-z0-9_-]+",
    "letters, digits and ._-",
    "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html",
    "rule",
)


class ThreatDetection(Model, kw_only=True):
    """What looks for threats in a region of the account, and whom it tells."""

    guardduty: Annotated[
        GuardDuty | None, Meta(description="Detector of GuardDuty; by default none")
    ] = None
    security_hub: Annotated[
        SecurityHub | None, Meta(description="Security Hub; by default off")
    ] = None
    inspector: Annotated[
        Unordered[Scan], Meta(description="What Inspector scans for known vulnerabilities")
    ] = []
    macie: Annotated[bool, Meta(description="Macie looks for personal data in buckets")] = False
    tell: Annotated[
        Tell | None, Meta(description="Who hears of findings of GuardDuty; by default nobody")
    ] = None

    def charges(self, here: Here) -> Iterator[Bought]:
        yield Usage("security_usd", "usd")
        if self.export:
            yield Usage("s3_gib", "s3-gib", ("guardduty", "export"))

    @property
    def export(self) -> Export | None:
        return self.guardduty.export if self.guardduty else None

    def key_uses(self) -> Iterator[KeyUse]:
        if export := self.export:
            for service in ("guardduty", "s3"):
                yield KeyUse(export.key, service, ("guardduty", "export", "key"))

    def aggregates(self, here: Here) -> bool:
        """Whether this is the region that shows the findings of all."""
        hub = self.security_hub
        return hub is not None and here.region == home(hub, here)

    def rule(self, here: Here) -> str:
        return here.names.of(here.effective.aws_name, RULE)

    def singletons(self, here: Here) -> Iterator[Singleton]:
        if self.guardduty:
            yield Singleton("the detector of GuardDuty", ("guardduty",))
        if self.security_hub:
            yield Singleton("Security Hub", ("security_hub",))
        if self.inspector:
            yield Singleton("Inspector", ("inspector",))
        if self.macie:
            yield Singleton("Macie", ("macie",))

    def watched(self, here: Here) -> Iterator[Subject]:
        if self.tell and self.guardduty:
            yield Subject("findings_rule", "", {"RuleName": self.rule(here)})

    def claims(self, here: Here) -> Iterator[Claim]:
        if self.tell and self.guardduty:
            rule = self.rule(here)
            yield Claim("aws_cloudwatch_event_rule", (rule,), f"rule {rule}", ("tell",))

    def aws_names(self) -> Iterator[AwsName]:
        if self.tell:
            yield AwsName(_RULE, RULE, ("tell",))
        if self.export:
            yield AwsName("s3_bucket", f"{EXPORTED}-000000000000", ("guardduty", "export"))


def home(hub: SecurityHub, here: Here) -> str:
    """The region that `aggregate_in` means; empty if there is none."""
    wanted = hub.aggregate_in or ""
    return here.platform.primary_region if wanted == PRIMARY else wanted


THREAT_DETECTION: Kind[ThreatDetection] = Kind("threat_detection")
