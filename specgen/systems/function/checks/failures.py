"""Events that are lost."""

from collections.abc import Iterator

from specgen.facts import functions
from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.interfaces import QUEUE
from specgen.systems.function.model import Function
from specgen.systems.function.model.parts import Asynchronous

READ = functions.READ
RECORDS = f"{functions.GUIDE}/invocation-async-retain-records.html"


@check(
    "FUN120",
    "failures go to a standard queue",
    fact="Lambda cannot send failures to a FIFO queue: it counts DestinationDeliveryFailures, and "
    "the events are lost",
    source=RECORDS,
    date=READ,
)
def failures_arrive(spec: Function, here: Here) -> Iterator[Problem]:
    to = spec.asynchronous.on_failure
    queue = QUEUE.find(here, to.queue) if to and to.queue else None
    if queue is not None and queue.spec.fifo:
        message = f"queue/{queue.name} is a FIFO queue, which Lambda cannot send failures to"
        pointer = ("asynchronous", "on_failure", "queue")
        yield Problem(pointer, f"{message}; name a standard one, or a topic")


@check(
    "FUN129",
    "somebody gets events that nobody waits for and that failed",
    severity=Severity.WARNING,
    fact="after its attempts Lambda drops an event of a schedule, a bucket or a topic",
    source=RECORDS,
    date=READ,
)
def failures_are_kept(spec: Function) -> Iterator[Problem]:
    kinds = spec.triggers.asynchronous()
    if kinds and spec.asynchronous.on_failure is None:
        message = f"events of its {' and '.join(kinds)} are lost if the function fails"
        right = "write `asynchronous: {on_failure: {queue: ...}}`, or `topic: ...`"
        yield Problem(("triggers",), f"{message}; {right}", at_key=True)


@check(
    "FUN130",
    "retries are set for events that nobody waits for",
    severity=Severity.WARNING,
    fact="queues and load balancers invoke a function synchronously: a queue has attempts of its "
    "own, and a client gets the error",
    source=f"{functions.GUIDE}/invocation-retries.html",
    date=READ,
)
def settings_have_events(spec: Function) -> Iterator[Problem]:
    triggers = spec.triggers
    others = [k for k in ("queues", "tables", "load_balancer") if getattr(triggers, k)]
    if others and not triggers.asynchronous() and spec.asynchronous != Asynchronous():
        message = f"events of its {' and '.join(others)} are synchronous, so this has no effect"
        right = "remove it; a queue has `dead_letters`"
        yield Problem(("asynchronous",), f"{message}; {right}", at_key=True)


FAILURES = (failures_arrive, failures_are_kept, settings_have_events)
