"""Who sends to a queue and receives from it."""

import json
from collections.abc import Iterator

from specgen.facts.sqs import GUIDE, MOST_POLICY_BYTES, READ
from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.iam import document
from specgen.sdk.aws.sqs.policy import notifying, tls_only
from specgen.sdk.aws.users import TASK_KINDS, users_problems
from specgen.systems.queue.model import Queue
from specgen.systems.queue.model.policy import admitted


@check("SQS114", "a sender, a receiver or a topic is one document, named once")
def users_are_whole(spec: Queue) -> Iterator[Problem]:
    lists = {"senders": spec.senders, "receivers": spec.receivers}
    yield from users_problems(lists, TASK_KINDS)
    topics = [entry.topic for entry in spec.subscribes_to]
    for i, topic in enumerate(topics):
        if topic in topics[:i]:
            message = f"it subscribes to topic/{topic} already; remove one of the two"
            yield Problem(("subscribes_to", i, "topic"), message)


@check(
    "SQS116",
    "the policy of a queue fits into what SQS takes",
    fact=f"a policy has at most {MOST_POLICY_BYTES:,} bytes",
    source=f"{GUIDE}/sqs-quotas.html",
    date=READ,
)
def policy_is_small(spec: Queue, here: Here) -> Iterator[Problem]:
    policy = document(*admitted(here), tls_only(spec.arn(here)))
    size = len(json.dumps(policy, separators=(",", ":")).encode())
    if size > MOST_POLICY_BYTES:
        message = f"its policy names {len(spec.subscribes_to)} topics and {len(notifying(here))} "
        message += f"buckets and has {size:,} bytes, but SQS takes {MOST_POLICY_BYTES:,}"
        hint = "share the topics and buckets among several queues"
        yield Problem(("name",), message, hint)


SENDERS = (users_are_whole, policy_is_small)
