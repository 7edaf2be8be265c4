"""Publishers that could not publish to a topic."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.interfaces import QUEUE, SMS
from specgen.sdk.aws.users import TASK_KINDS, users_problems
from specgen.systems.topic.model import Topic


@check(
    "OBS012",
    "a topic that AWS services publish to is encrypted with a key of the account",
    fact="the policy of the AWS-managed key aws/sns admits no AWS service and cannot be changed, "
    "so messages are silently lost",
    source="https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
)
def publishers_can_encrypt(spec: Topic) -> Iterator[Problem]:
    if spec.publishers and spec.key is None:
        names = ", ".join(spec.publishers)
        message = f"with the AWS-managed key, messages of {names} are lost; write `key: ...`"
        hint = "name a `kind: key` document that admits sns and them"
        yield Problem(("publishers",), message, hint)


@check(
    "CHN107",
    "text messages of a topic are sent as an `sms` document says",
    fact="without preferences of the account, SNS sends messages as promotional, which is the "
    "cheapest and least reliable way",
    source="https://docs.aws.amazon.com/sns/latest/api/API_SetSMSAttributes.html",
    date="2026-11-29",
)
def messages_are_sent_reliably(spec: Topic, here: Here) -> Iterator[Problem]:
    if spec.phones and all(sms.region != here.region for sms in SMS.all(here.project)):
        message = f"no `kind: sms` document is in {here.region}, so text messages are promotional"
        yield Problem(
            ("phones",), f"{message}; add one", "its README has the smallest", at_key=True
        )


@check(
    "OBS011",
    "text messages of a topic reach phones that nobody has verified",
    severity=Severity.WARNING,
    fact="in the sandbox, SNS sends to numbers that their owners have verified only, ten at most",
    source="https://docs.aws.amazon.com/sns/latest/dg/sns-sms-sandbox.html",
    date="2026-11-30",
)
def phones_are_reached(spec: Topic, here: Here) -> Iterator[Problem]:
    for sms in SMS.all(here.project) if spec.phones else ():
        if sms.region == here.region and sms.spec.in_sandbox:
            message = "text messages of it reach verified numbers only"
            right = f"once AWS has let the account out, write `in_sandbox: false` in {sms.id}"
            hint = "until then, verify each number, and record that as a decision"
            yield Problem(("phones",), f"{message}; {right}", hint, at_key=True)


@check("SNS101", "a sender is one document, named once")
def senders_are_whole(spec: Topic) -> Iterator[Problem]:
    yield from users_problems({"senders": spec.senders}, TASK_KINDS)


@check(
    "EXI126",
    "a queue among the receivers of a topic is one that others made, named once",
    fact="a subscription that two documents make is one in AWS, and the second replaces the first",
    source="https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html",
    date="2026-11-30",
)
def queues_are_of_others(spec: Topic, here: Here) -> Iterator[Problem]:
    for i, name in enumerate(spec.notified_queues):
        queue, pointer = QUEUE.find(here, name), ("queues", i, "queue")
        if queue is not None and not queue.effective.is_adopted:
            message = f"queue/{name} is a queue of the platform; remove it here"
            right = f"write `subscribes_to: [{{topic: {here.name}}}]` in queue/{name}"
            yield Problem(pointer, f"{message}, and {right}")
        elif name in spec.notified_queues[:i]:
            yield Problem(pointer, f"queue/{name} is named twice; remove one of the two")


@check(
    "EXI127",
    "a queue that gets messages of a topic is a standard one",
    fact="a standard topic takes no subscription of a FIFO queue",
    source="https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html",
    date="2026-11-30",
)
def queues_are_standard(spec: Topic, here: Here) -> Iterator[Problem]:
    for i, name in enumerate(spec.notified_queues):
        queue = QUEUE.find(here, name)
        if queue is not None and queue.effective.is_adopted and queue.spec.fifo:
            message = f"queue/{name} is a FIFO queue, and the topic is a standard one"
            yield Problem(("queues", i, "queue"), f"{message}; name a standard queue")


@check(
    "EXI128",
    "a queue that gets messages of a topic is of the topic's account",
    fact="the account of a queue confirms its subscription; made from the topic's account, it is "
    "never confirmed, and each apply makes it again",
    source="https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/"
    "sns_topic_subscription",
    date="2026-11-30",
)
def queues_are_near(spec: Topic, here: Here) -> Iterator[Problem]:
    own = here.names.account
    for i, name in enumerate(spec.notified_queues):
        queue = QUEUE.find(here, name)
        owner = queue.spec.arn(queue).split(":")[4] if queue is not None else own
        if owner != own:
            message = f"queue/{name} is of account {owner}, and the topic of {own}; remove it"
            hint = "its owner subscribes it there, once the policy of the topic admits that account"
            yield Problem(("queues", i, "queue"), message, hint)


CHECKS = (
    senders_are_whole,
    publishers_can_encrypt,
    messages_are_sent_reliably,
    phones_are_reached,
    queues_are_of_others,
    queues_are_standard,
    queues_are_near,
)
