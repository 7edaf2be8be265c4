"""Keys that only one form of queue has."""

from collections.abc import Iterator

from specgen.facts.sqs import GUIDE, QUEUES, READ
from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.readers import places
from specgen.sdk.aws.sqs.policy import notifying
from specgen.systems.queue.model import Queue

ONLY_FIFO = ("content_based_deduplication", "high_throughput")


@check(
    "SQS101",
    "only a FIFO queue has settings of one",
    fact="SQS refuses deduplication and the limit by group on a standard queue",
    source=QUEUES,
    date=READ,
)
def settings_fit_the_form(spec: Queue) -> Iterator[Problem]:
    for key in ONLY_FIFO if not spec.fifo else ():
        if getattr(spec, key):
            yield Problem((key,), f"a standard queue has no `{key}`; remove it, or add fifo: true")


@check(
    "SQS102",
    "a FIFO queue has senders that can number messages",
    fact="a FIFO queue refuses a message without a group, and EventBridge and SNS send to one only "
    "through a rule with a message group id, or a FIFO topic; topics of documents are standard",
    source="https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html",
    date=READ,
)
def fifo_has_no_standard_topic(spec: Queue) -> Iterator[Problem]:
    for i, entry in enumerate(spec.subscribes_to if spec.fifo else ()):
        message = f"topic/{entry.topic} is standard, and SNS refuses to deliver it to a FIFO queue"
        hint = "subscribe a standard queue, whose receivers may send on to this one"
        yield Problem(("subscribes_to", i, "topic"), message, hint)


@check(
    "SQS103",
    "a data key is reused only if a key of the account encrypts",
    fact="without a key SQS encrypts with its own, and ignores how long a data key is used",
    source=f"{GUIDE}/sqs-key-management.html",
    date=READ,
)
def reuse_has_a_key(spec: Queue) -> Iterator[Problem]:
    if spec.key_reuse_seconds is not None and spec.key is None:
        message = "there is no key whose data keys could be reused"
        yield Problem(("key_reuse_seconds",), f"{message}; remove it, or write `key`")


@check(
    "SQS104",
    "a queue waits for messages",
    severity=Severity.WARNING,
    fact="with 0, short polling asks only some of the servers: answers are empty although messages "
    "wait, and each of them is paid for",
    source=f"{GUIDE}/sqs-short-and-long-polling.html",
    date=READ,
)
def requests_wait(spec: Queue) -> Iterator[Problem]:
    if spec.receive_wait_seconds == 0:
        message = "requests would not wait for messages"
        yield Problem(("receive_wait_seconds",), f"{message}; write 20, or at least 1")


@check(
    "SQS105",
    "somebody receives what is sent",
    severity=Severity.WARNING,
    fact="a message that nobody receives is deleted at the end of the retention",
    source=QUEUES,
    date=READ,
)
def somebody_receives(spec: Queue, here: Here) -> Iterator[Problem]:
    sent = spec.senders or spec.subscribes_to or spec.publishers or notifying(here)
    if sent and not spec.receivers and not _is_read(here):
        message = f"nobody receives the messages of {here.name}"
        hint = (
            "write `receivers: [SERVICE]`, or name it in `triggers.queues` of a function; record "
        )
        hint += "a decision if others receive them"
        yield Problem(("name",), message, hint)


def _is_read(here: Here) -> bool:
    """Whether it triggers a function."""
    return any(pointer[:2] == ("triggers", "queues") for pointer in places(here))


FORMS = (
    settings_fit_the_form,
    fifo_has_no_standard_topic,
    reuse_has_a_key,
    requests_wait,
    somebody_receives,
)
