"""The keys of a config document, and what follows from them."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from specgen.facts.names import LIMITS, NameRule
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
from specgen.sdk.aws.lambda_function.names import function_claims
from specgen.sdk.aws.s3.names import arn_of, name_of
from specgen.systems.config.model.parts import (
    Deliver,
    ProtectedOnly,
    Record,
    Region,
    Remediation,
    Report,
    RuleName,
)

PRIMARY = "primary"
REPORT, CODE = "report", "report-code"
_BUCKET = LIMITS["s3_bucket"]
_BUCKET_RULE = NameRule(
    _BUCKET.maximum - len("-000000000000"), _BUCKET.pattern, _BUCKET.words, _BUCKET.source, "bucket"
)


class Config(Model, kw_only=True):
    """AWS Config in a region: what it records, where it delivers, and rules for resources."""

    not_built: ClassVar[dict[str, str]] = {
        **dict.fromkeys(
            ("conformance_packs", "conformance_pack"),
            "rules are written one by one, because those of a pack cannot be repaired",
        ),
        "topic": "AWS Config cannot publish to encrypted topics; `report` tells people",
        "role": "the recorder acts with AWS's own role, which `kind: account` makes",
    }

    record: Annotated[Record, Meta(description="What is recorded")] = Record()
    deliver: Annotated[Deliver, Meta(description="Where it is kept, and how long")] = Deliver()
    rules: Annotated[
        Literal["platform-60"] | Unordered[RuleName],
        Meta(description="Rules of AWS, or the list of all that specgen knows"),
    ] = []
    leave_out: Annotated[
        Unordered[RuleName], Meta(description="Rules of the list that are not wanted")
    ] = []
    parameters: Annotated[
        dict[RuleName, dict[str, str]],
        Meta(
            description="Parameters of rules, besides those that follow from other documents",
            examples=[{"access-keys-rotated": {"maxAccessKeyAge": "60"}}],
        ),
    ] = {}
    protected_only: Annotated[
        ProtectedOnly | None,
        Meta(
            description="Where backups, second zones and protection are asked for; else everywhere"
        ),
    ] = None
    remediation: Annotated[
        Remediation, Meta(description="What AWS's runbooks repair; by default nothing")
    ] = Remediation()
    aggregate_in: Annotated[
        Region | None,
        Meta(description="Region that shows all regions: `primary`, or its name; by default none"),
    ] = None
    report: Annotated[
        Report | None, Meta(description="A summary of all regions each day; by default none")
    ] = None

    def charges(self, here: Here) -> Iterator[Bought]:
        yield Usage("config_items", "config-item", ("record",))
        yield Usage("config_evaluations", "config-evaluation", ("rules",))
        yield Usage("s3_gib", "s3-gib", ("deliver",))

    def is_home(self, here: Here) -> bool:
        """Whether the region records IAM, and has the rules for the whole account."""
        return here.region == region_of(self.record.global_in, here)

    def aggregates(self, here: Here) -> bool:
        return self.aggregate_in is not None and here.region == region_of(self.aggregate_in, here)

    def reports(self, here: Here) -> bool:
        return self.report is not None and self.aggregates(here)

    def bucket(self, here: Here) -> str:
        return name_of(here.names, here.effective.aws_name)

    def bucket_arn(self, here: Here) -> str:
        return arn_of(here.names, self.bucket(here))

    def repaired(self) -> list[str]:
        return sorted({*self.remediation.automatic, *self.remediation.by_hand})

    def singletons(self, here: Here) -> Iterator[Singleton]:
        yield Singleton("the recorder of AWS Config", ("name",))
        yield Singleton("the retention of AWS Config", ("deliver", "retention_days"))

    def watched(self, here: Here) -> Iterator[Subject]:
        if self.reports(here):
            name = here.names.of(here.effective.aws_name, REPORT)
            yield Subject("config_report", "", {"FunctionName": name})

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName(_BUCKET_RULE)
        if self.repaired():
            yield AwsName("iam_role", "remediation")
        if self.report:
            yield AwsName("iam_role", REPORT, ("report",))
            yield AwsName("iam_role", "report-schedule", ("report",))

    def claims(self, here: Here) -> Iterator[Claim]:
        bucket = self.bucket(here)
        yield Claim("aws_s3_bucket", (bucket,), f"bucket {bucket}")
        if self.reports(here):
            yield from function_claims(here, REPORT, CODE, here.region)
            name = here.names.of(here.effective.aws_name, REPORT)
            values = (name, "default")
            yield Claim("aws_scheduler_schedule", values, f"schedule {name}", ("report",))

    def key_uses(self) -> Iterator[KeyUse]:
        if self.deliver.key:
            for service in ("config", "s3"):
                yield KeyUse(self.deliver.key, service, ("deliver", "key"))
        if self.report and self.report.log_key:
            yield KeyUse(self.report.log_key, "logs", ("report", "log_key"))


def region_of(wanted: str, here: Here) -> str:
    return here.platform.primary_region if wanted == PRIMARY else wanted


CONFIG: Kind[Config] = Kind("config")
