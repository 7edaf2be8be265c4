"""What the owner of a queue has to add to its policy, because nothing here does."""

import json
from collections.abc import Iterator
from typing import Any

from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.users import TASK_KINDS, users_problems
from specgen.systems.existing.checks.arns import READ
from specgen.systems.existing.model.queue import Queue
from specgen.systems.existing.model.statements import notifiers, queue_statements

POLICIES = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html"


@check(
    "EXI124",
    "a queue admits the buckets and topics that send to it",
    fact="S3 refuses to notify a queue whose policy does not admit it, and SNS loses what a queue "
    "does not take",
    source=POLICIES,
    date=READ,
)
def queues_admit_their_senders(spec: Any, here: Here) -> Iterator[Problem]:
    if not isinstance(spec, Queue):
        return
    for service, found in notifiers(here).items():
        if found and service not in spec.publishers:
            who = " and ".join(sorted(one.effective.id for one in found))
            sends = "send" if len(found) > 1 else "sends"
            message = f"{who} {sends} to queue/{here.name}, which does not admit {service}"
            pointer = ("publishers",) if spec.publishers else ("arn",)
            added = queue_statements(here, spec.written, (), service)
            text = ", ".join(json.dumps(one, separators=(",", ":")) for one in added)
            hint = f"its owner has to add to the queue's policy: {text}"
            instead = f"write {service} in `publishers` once the policy has it"
            yield Problem(pointer, f"{message}; {instead}", hint)


@check("EXI125", "a sender or receiver of a queue is one document, named once")
def users_are_whole(spec: Any) -> Iterator[Problem]:
    if isinstance(spec, Queue):
        lists = {"senders": spec.senders, "receivers": spec.receivers}
        yield from users_problems(lists, TASK_KINDS)


QUEUE_CHECKS = (queues_admit_their_senders, users_are_whole)
