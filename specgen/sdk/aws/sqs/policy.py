"""Statements of a queue's policy: who may send to it besides roles of the account."""

from collections.abc import Iterator, Sequence
from typing import Any

from specgen.project.here import Here
from specgen.sdk.aws.iam import allow, deny
from specgen.sdk.aws.interfaces import BUCKET, Bucket


def tls_only(arn: str) -> dict[str, Any]:
    return deny(
        "TlsOnly",
        ["sqs:*"],
        [arn],
        principals={"AWS": "*"},
        conditions={"Bool": {"aws:SecureTransport": "false"}},
    )


def admit(
    sid: str, service: str, arn: str, sources: Sequence[str], account: str = ""
) -> dict[str, Any]:
    """A service of AWS that sends for certain resources of the account.

    sources: their ARNs, * included; account: if they do not name it
    """
    only: dict[str, dict[str, Any]] = {
        "ArnLike": {"aws:SourceArn": list(sources) if len(sources) > 1 else sources[0]}
    }
    if account:
        only["StringEquals"] = {"aws:SourceAccount": account}
    return allow(sid, ["sqs:SendMessage"], [arn], principals={"Service": service}, conditions=only)


def admitted(
    here: Here[Any], arn: str, topics: Sequence[str], buckets: Sequence[str], *, events: bool
) -> Iterator[dict[str, Any]]:
    """What AWS sends for topics and buckets, by their ARNs, and for rules of EventBridge."""
    if topics:
        yield admit("AdmitTopics", "sns.amazonaws.com", arn, topics)
    if buckets:
        # the ARN of a bucket does not name the account
        yield admit("AdmitBuckets", "s3.amazonaws.com", arn, buckets, here.names.account)
    if events:
        rules = [here.names.arn("events", "rule/*")]
        yield admit("AdmitEvents", "events.amazonaws.com", arn, rules)


def notifying(here: Here[Any]) -> list[Here[Bucket]]:
    """Buckets of its region that tell it what happens to their objects, by name."""
    found = [b for b in BUCKET.near(here) if here.name in b.spec.notified_queues]
    return sorted(found, key=lambda bucket: bucket.effective.aws_name)
