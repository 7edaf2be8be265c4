"""Who may send to a queue besides roles of the account."""

from typing import Any

from specgen.sdk import Here
from specgen.sdk.aws.interfaces import TOPIC
from specgen.sdk.aws.sqs.policy import admitted as admitted_by
from specgen.sdk.aws.sqs.policy import notifying
from specgen.systems.queue.model import Queue


def admitted(here: Here[Queue]) -> list[dict[str, Any]]:
    """Statements of its policy."""
    spec = here.spec
    found = [TOPIC.find(here, entry.topic) for entry in spec.subscribes_to]
    topics = sorted(topic.spec.arn(topic) for topic in found if topic)
    buckets = sorted(bucket.spec.arn(bucket) for bucket in notifying(here))
    events = "events" in spec.publishers
    return list(admitted_by(here, spec.arn(here), topics, buckets, events=events))
