"""Dead letters that SQS refuses, or that are lost."""

from collections.abc import Iterator
from typing import cast

from specgen.facts.sqs import (
    GUIDE,
    MOST_NAMED_SOURCES,
    QUEUES,
    READ,
    RETENTION_SECONDS,
    SECONDS_A_DAY,
)
from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.readers import places
from specgen.systems.queue.model import QUEUE, Queue, sources
from specgen.systems.queue.model.parts import DeadLetters

LONGEST_DAYS = RETENTION_SECONDS[1] // SECONDS_A_DAY
DEAD = f"{GUIDE}/sqs-dead-letter-queues.html"


@check(
    "SQS106",
    "the dead letters of a queue go to one of the same form",
    fact="SQS refuses a FIFO queue whose dead letters go to a standard one, and the reverse",
    source=QUEUES,
    date=READ,
)
def forms_agree(spec: Queue, here: Here) -> Iterator[Problem]:
    target = QUEUE.find(here, spec.foreign_dead_letters) if spec.foreign_dead_letters else None
    if target is not None and target.spec.fifo != spec.fifo:
        own, other = ("a FIFO", "a standard") if spec.fifo else ("a standard", "a FIFO")
        message = f"{here.name} is {own} queue, but queue/{target.name} is {other} one"
        hint = "name a queue of the same form, or remove `queue`: then this one gets its own"
        yield Problem(("dead_letters", "queue"), message, hint)


@check(
    "SQS107",
    "dead letters are kept longer than messages",
    severity=Severity.WARNING,
    fact="in standard queues the age of a message counts from when it was sent, also after it has "
    "moved: with equal times a dead letter may be deleted at once",
    source=f"{GUIDE}/setting-up-dead-letter-queue-retention.html",
    date=READ,
)
def dead_letters_are_kept(spec: Queue, here: Here) -> Iterator[Problem]:
    """Not for FIFO queues, in which the age begins again."""
    own, name = spec.own_dead_letters, spec.foreign_dead_letters
    target = QUEUE.find(here, name) if name else None
    days = own.own_days if own else target.spec.retention_days if target else None
    if spec.fifo or days is None or days > spec.retention_days or name == here.name:
        return  # SQS108
    message = f"dead letters are kept {days:g} days, and messages {spec.retention_days:g}"
    if own and own.retention_days is not None and spec.retention_days < LONGEST_DAYS:
        pointer, right = ("dead_letters", "retention_days"), f"remove it: {LONGEST_DAYS} is usual"
    elif spec.retention_days < LONGEST_DAYS:
        pointer, right = ("dead_letters", "queue"), _longer(cast("Here", target))
    else:
        pointer, right = ("retention_days",), f"write less than {LONGEST_DAYS}"
    yield Problem(pointer, f"{message}; {right}")


def _longer(target: Here) -> str:
    """What makes a queue for dead letters keep them longer."""
    if target.effective.is_adopted:
        return f"ask the owner of {target.effective.id} to keep messages longer"
    return f"set retention_days of {target.effective.id} higher"


@check(
    "SQS108",
    "dead letters go to another queue",
    fact="a message that returned to its own queue would go round until it is deleted",
    source=DEAD,
    date=READ,
)
def target_is_another(_spec: Queue, here: Here) -> Iterator[Problem]:
    """A circle of several is reported at the queue whose name sorts last."""
    chain = _chain(here)
    if not chain or chain[-1] != here.name or here.name != max(chain):
        return
    message = f"{here.name} would get its own dead letters"
    if len(chain) > 1:
        message += f", over {' and '.join(chain[:-1])}"
    pointer = ("dead_letters", "queue")
    yield Problem(pointer, f"{message}; remove `queue`: then it gets a queue for them")


def _chain(here: Here[Queue]) -> list[str]:
    """Names of the queues that its dead letters pass, up to one that they have passed before."""
    passed: list[str] = []
    queue: Here[Queue] | None = here
    while queue is not None and (name := queue.spec.foreign_dead_letters):
        if name in passed:
            break
        passed.append(name)
        queue = QUEUE.find(queue, name)
    return passed


@check(
    "SQS117",
    "the queue that gets dead letters says how long it keeps them",
    fact="the retention is an attribute of the dead-letter queue",
    source=f"{GUIDE}/setting-up-dead-letter-queue-retention.html",
    date=READ,
)
def retention_is_of_its_own(spec: Queue) -> Iterator[Problem]:
    dead = spec.dead_letters
    if isinstance(dead, DeadLetters) and dead.queue and dead.retention_days is not None:
        message = f"queue/{dead.queue} keeps the dead letters, as long as its own retention_days"
        pointer = ("dead_letters", "retention_days")
        yield Problem(pointer, f"{message}; remove it here")


@check(
    "SQS109",
    f"at most {MOST_NAMED_SOURCES} queues share a queue for dead letters",
    fact=f"its redrive allow policy names at most {MOST_NAMED_SOURCES} queues; only one for every "
    "queue of the account takes more",
    source=QUEUES,
    date=READ,
)
def sources_are_few(_spec: Queue, here: Here) -> Iterator[Problem]:
    found = sources(here)
    if len(found) > MOST_NAMED_SOURCES:
        message = f"{len(found)} queues send their dead letters to {here.name}"
        hint = "let some of them have their own: remove `queue` from their `dead_letters`"
        yield Problem(("name",), f"{message}, but SQS takes {MOST_NAMED_SOURCES}", hint)


@check(
    "SQS110",
    "a message that nobody can process becomes a dead letter",
    severity=Severity.WARNING,
    fact="without dead letters it comes back until it is deleted, and in a FIFO queue the rest of "
    "its group waits for it",
    source=DEAD,
    date=READ,
)
def dead_letters_exist(spec: Queue, here: Here) -> Iterator[Problem]:
    if spec.dead_letters == "none" and not sources(here) and not _gets_failures(here):
        message = f"{here.name} has no dead letters, and no document sends it those of another"
        yield Problem(("dead_letters",), f"{message}; remove `dead_letters: none`")


def _gets_failures(here: Here) -> bool:
    """Whether a function or a schedule sends it what failed."""
    return any({"on_failure", "dead_letters"} & set(pointer) for pointer in places(here))


@check(
    "SQS111",
    "a message has more than one chance",
    severity=Severity.WARNING,
    fact="a task that stops in a deployment or on Spot does not delete its messages; with 1 they "
    "are dead letters although nothing is wrong with them",
    source=DEAD,
    date=READ,
)
def receives_are_several(spec: Queue) -> Iterator[Problem]:
    dead = spec.dead_letters
    if isinstance(dead, DeadLetters) and dead.max_receive_count == 1:
        message = "a message would be a dead letter after its first receiver stops"
        pointer = ("dead_letters", "max_receive_count")
        yield Problem(pointer, f"{message}; write 2 or more, such as 5")


DEAD_LETTERS = (
    forms_agree,
    dead_letters_are_kept,
    target_is_another,
    retention_is_of_its_own,
    sources_are_few,
    dead_letters_exist,
    receives_are_several,
)
