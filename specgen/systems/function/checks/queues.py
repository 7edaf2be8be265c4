"""Queues that Lambda refuses to read, or whose messages a function gets twice."""

from collections import Counter
from collections.abc import Iterator

from specgen.facts import functions
from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.sdk.aws.interfaces import QUEUE, Queue
from specgen.systems.function.model import Function
from specgen.systems.function.model.triggers import QueueTrigger

READ = functions.READ
MAPPING = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html"


def _read(spec: Function, here: Here) -> Iterator[tuple[Pointer, QueueTrigger, Here[Queue]]]:
    for i, trigger in enumerate(spec.triggers.queues):
        queue = QUEUE.find(here, trigger.queue)
        if queue is not None:
            yield ("triggers", "queues", i), trigger, queue


@check(
    "FUN116",
    "a queue hides a message for as long as the function may take",
    also=Severity.WARNING,
    fact="Lambda refuses a queue whose visibility timeout is below the function's timeout; AWS "
    "recommends six times that, and the batching time, because throttled batches are tried again",
    source=f"{functions.GUIDE}/services-sqs-configure.html",
    date=READ,
)
def messages_stay_hidden(spec: Function, here: Here) -> Iterator[Problem]:
    for pointer, trigger, queue in _read(spec, here):
        has, timeout = queue.spec.visibility_timeout_seconds, spec.timeout_seconds
        wanted = functions.VISIBILITY_PER_TIMEOUT * timeout + trigger.batching_seconds
        message = f"queue/{queue.name} hides a message for {has} s, the function takes up to "
        first = "once its owner has set that, " if queue.effective.is_adopted else ""
        right = f"{first}write `visibility_timeout_seconds: {wanted}` there"
        hint = f"{right}, or a lower timeout_seconds"
        if has < timeout:
            yield Problem((*pointer, "queue"), f"{message}{timeout} s", hint)
        elif has < wanted:
            text = f"{message}{timeout} s, and six times that are recommended"
            yield Problem((*pointer, "queue"), text, hint, severity=Severity.WARNING)


@check(
    "FUN117",
    "a batch is one that Lambda collects",
    fact="more than 10 messages need a batching time; batches of FIFO queues have at most 10 and "
    "no batching time",
    source=MAPPING,
    date=READ,
)
def batches_are_possible(spec: Function, here: Here) -> Iterator[Problem]:
    few = functions.BATCH_WITHOUT_WINDOW
    for pointer, trigger, queue in _read(spec, here):
        size = trigger.batch_size
        if queue.spec.fifo and size > functions.LARGEST_FIFO_BATCH:
            message = f"a batch of a FIFO queue has at most 10 messages, got {size}; write 10"
            yield Problem((*pointer, "batch_size"), message)
        elif queue.spec.fifo and trigger.batching_seconds:
            message = "batches of a FIFO queue do not wait; remove `batching_seconds`"
            yield Problem((*pointer, "batching_seconds"), message)
        elif size > few and not trigger.batching_seconds:
            message = f"a batch of more than {few} messages has to wait for them"
            right = f"write `batching_seconds: 1` or more, or `batch_size: {few}`"
            yield Problem((*pointer, "batch_size"), f"{message}; {right}")


@check(
    "FUN118",
    "a queue invokes a function no more often than its reserved concurrency",
    also=Severity.WARNING,
    fact="a queue does not heed the reserved concurrency: Lambda throttles what is beyond, and "
    "messages that were received too often become dead letters although nobody processed them",
    source=f"{functions.GUIDE}/services-sqs-scaling.html",
    date=READ,
)
def queues_stay_within(spec: Function, here: Here) -> Iterator[Problem]:
    reserved = spec.reserved_concurrency
    if reserved is None:
        return
    found = list(_read(spec, here))
    least = functions.QUEUE_CONCURRENCY[0] * len(found)
    asked = sum(trigger.maximum_concurrency or 0 for _, trigger, _ in found)
    for pointer, trigger, queue in found:
        if trigger.maximum_concurrency is None:
            message = f"queue/{queue.name} does not stop at the {reserved} executions reserved; "
            right = _within(reserved, least, len(found))
            yield Problem(pointer, message + right, severity=Severity.WARNING)
        elif asked > reserved:
            message = f"its queues invoke it {asked} times at once, {reserved} are reserved; "
            right = f"write `reserved_concurrency: {asked}`"
            right += ", or less here" if reserved >= least else ""
            yield Problem((*pointer, "maximum_concurrency"), message + right)


def _within(reserved: int, least: int, queues: int) -> str:
    if reserved >= least:
        return f"write `maximum_concurrency: {reserved // queues}`"
    if reserved:
        return f"write `reserved_concurrency: {least}`, and `maximum_concurrency: 2` here"
    return "as long as it is 0, remove the trigger: then messages wait in the queue"


@check(
    "FUN119",
    "a function reads each queue once",
    fact="Lambda refuses a second mapping of the same queue and function (ResourceConflict)",
    source=MAPPING,
    date=READ,
)
def queues_differ(spec: Function) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for i, trigger in enumerate(spec.triggers.queues):
        if seen[trigger.queue]:
            message = f"it reads queue/{trigger.queue} already; remove one of the two"
            yield Problem(("triggers", "queues", i, "queue"), message)
        seen[trigger.queue] += 1


QUEUES = (messages_stay_hidden, batches_are_possible, queues_stay_within, queues_differ)
