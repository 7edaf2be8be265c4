"""What `terraform:` of a trail may not change."""

from collections.abc import Iterator

from specgen.facts.cloudtrail import FIELDS
from specgen.sdk import Here, Problem, Severity, check, did_you_mean
from specgen.sdk.aws.patches import patches
from specgen.systems.trail.model import Trail

SELECTOR = (
    "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedEventSelector.html"
)
POLICY = (
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/"
    "create-s3-bucket-policy-for-cloudtrail.html"
)
LOCK = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_DefaultRetention.html"
READ = "2026-11-29"
KIND = "aws_cloudtrail"
POSITIVE = ("starts_with", "ends_with", "not_equals", "not_starts_with", "not_ends_with")


@check(
    "AUD101",
    "the policy of the bucket admits its trail",
    fact="CloudTrail makes no trail whose bucket does not admit it by its ARN; a patch replaces "
    "the whole policy",
    source=POLICY,
    date=READ,
)
def policy_stays(_spec: Trail, here: Here) -> Iterator[Problem]:
    for patch in patches(here, "aws_s3_bucket_policy"):
        if patch.has("policy") and "cloudtrail.amazonaws.com" not in str(patch.json("policy")):
            message = "this policy replaces the one that admits CloudTrail"
            yield patch.problem("policy", f"{message}; remove it, or admit cloudtrail in it, too")


@check(
    "AUD103",
    "a selector has fields that the provider knows, and names its category",
    fact="provider 5.100.0 takes seven fields; eventCategory is compared by equals only",
    source=SELECTOR,
    date=READ,
)
def fields_are_known(_spec: Trail, here: Here) -> Iterator[Problem]:
    for patch in patches(here, KIND):
        for selector in patch.blocks("advanced_event_selector"):
            fields = [field.text("field") for field in selector.blocks("field_selector")]
            if fields and "eventCategory" not in fields:
                message = "CloudTrail refuses a selector without eventCategory"
                right = "add {field: eventCategory, equals: [Data]}, or another category"
                yield selector.problem("field_selector", f"{message}; {right}")
        for field in patch.blocks("advanced_event_selector", "field_selector"):
            name = field.text("field")
            if name and name not in FIELDS:
                message = f"the provider does not know the field {name}"
                right = did_you_mean(name, FIELDS) or f"; it knows {', '.join(FIELDS)}"
                yield field.problem("field", f"{message}{right}")
            other = next((key for key in POSITIVE if field.has(key)), "")
            if name == "eventCategory" and other:
                message = "eventCategory is compared by `equals` only"
                yield field.problem(other, f"{message}; write it in place of `{other}`")


@check(
    "AUD104",
    "a trail has one sort of selectors",
    fact="CloudTrail refuses basic selectors on a trail that has advanced ones",
    source=SELECTOR,
    date=READ,
)
def selectors_are_advanced(_spec: Trail, here: Here) -> Iterator[Problem]:
    for patch in patches(here, KIND):
        if patch.has("event_selector"):
            message = "the trail has advanced selectors already"
            right = "write `data_events`, or `advanced_event_selector`"
            yield patch.problem("event_selector", f"{message}; {right}")


@check(
    "AUD106",
    "a selector of objects leaves the trail's own files out",
    severity=Severity.WARNING,
    fact="each delivery of log files is an event of an object, which is delivered again",
    source=SELECTOR,
    date=READ,
)
def own_files_are_left_out(_spec: Trail, here: Here) -> Iterator[Problem]:
    for patch in patches(here, KIND):
        for selector in patch.blocks("advanced_event_selector"):
            fields = list(selector.blocks("field_selector"))
            objects = any("AWS::S3::Object" in field.texts("equals") for field in fields)
            if objects and not any(field.text("field") == "resources.ARN" for field in fields):
                message = "each delivery of log files would be an event of its own"
                right = "add a field resources.ARN with not_starts_with: the bucket's ARN and /"
                yield selector.problem("field_selector", f"{message}; {right}")


@check(
    "AUD107",
    "a retention is in days or in years",
    fact="S3 takes days or years, not both; `retention_days` sets days",
    source=LOCK,
    date=READ,
)
def retention_is_one(_spec: Trail, here: Here) -> Iterator[Problem]:
    for patch in patches(here, "aws_s3_bucket_object_lock_configuration"):
        for retention in patch.blocks("rule", "default_retention"):
            if retention.has("years"):
                message = "`store.retention_days` sets the days already"
                yield retention.problem("years", f"{message}; remove `years`, and change that")


PATCHES = (
    policy_stays,
    fields_are_known,
    selectors_are_advanced,
    own_files_are_left_out,
    retention_is_one,
)
