"""Who may send to a queue besides roles of the account."""

from collections.abc import Iterator
from typing import Any

from specgen.sdk import Here
from specgen.sdk.aws.interfaces import TOPIC
from specgen.sdk.aws.sqs.policy import admit
from specgen.systems.queue.model import Queue, notifying


def admitted(here: Here[Queue]) -> list[dict[str, Any]]:
    """Statements of its policy."""
    return list(_admitted(here))


def _admitted(here: Here[Queue]) -> Iterator[dict[str, Any]]:
    spec, names, arn = here.spec, here.names, here.spec.arn(here)
    topics = [TOPIC.find(here, entry.topic) for entry in spec.subscribes_to]
    if arns := sorted(topic.spec.arn(topic) for topic in topics if topic):
        yield admit("AdmitTopics", "sns.amazonaws.com", arn, arns)
    if arns := sorted(bucket.spec.arn(bucket) for bucket in notifying(here)):
        # the ARN of a bucket does not name the account
        yield admit("AdmitBuckets", "s3.amazonaws.com", arn, arns, names.account)
    if "events" in spec.publishers:
        rules = [names.arn("events", "rule/*")]
        yield admit("AdmitEvents", "events.amazonaws.com", arn, rules)
