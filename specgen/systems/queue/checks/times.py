"""Times of a queue that make messages arrive twice, or never."""

from collections.abc import Iterator

from specgen.facts.sqs import GUIDE, READ, SECONDS_A_DAY
from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.ecs.task import TaskFields
from specgen.sdk.aws.users import named
from specgen.systems.queue.model import Queue
from specgen.systems.queue.model.parts import DeadLetters

VISIBILITY = f"{GUIDE}/sqs-visibility-timeout.html"


@check(
    "SQS112",
    "a message can be received before it is deleted",
    fact="the retention counts from when a message is sent: one that is delayed as long is deleted "
    "before anybody gets it",
    source=f"{GUIDE}/sqs-delay-queues.html",
    date=READ,
)
def delay_is_short(spec: Queue) -> Iterator[Problem]:
    kept = round(spec.retention_days * SECONDS_A_DAY)
    if spec.delay_seconds >= kept:
        message = f"messages are deleted after {kept} s, before the delay of {spec.delay_seconds} s"
        yield Problem(("delay_seconds",), f"{message} ends; write less than {kept}")


@check(
    "SQS113",
    "a message outlives its attempts",
    severity=Severity.WARNING,
    fact="SQS deletes a message at the end of its retention, received or not: then it never "
    "becomes a dead letter",
    source=VISIBILITY,
    date=READ,
)
def attempts_fit(spec: Queue) -> Iterator[Problem]:
    dead = spec.dead_letters
    kept = round(spec.retention_days * SECONDS_A_DAY)
    if not isinstance(dead, DeadLetters) or spec.delay_seconds >= kept:
        return  # SQS112
    needed = dead.max_receive_count * spec.visibility_timeout_seconds + spec.delay_seconds
    if needed > kept:
        message = f"{dead.max_receive_count} attempts of {spec.visibility_timeout_seconds} s take "
        message += f"{needed} s, but a message is deleted after {kept} s"
        hint = "raise retention_days, or lower visibility_timeout_seconds or max_receive_count"
        yield Problem(("visibility_timeout_seconds",), message, hint)


@check(
    "SQS115",
    "a message stays hidden while its receiver stops",
    severity=Severity.WARNING,
    fact="ECS lets a task end its work for `stop_timeout_seconds`; a message that becomes visible "
    "before is processed twice",
    source=VISIBILITY,
    date=READ,
)
def receivers_have_time(spec: Queue, here: Here) -> Iterator[Problem]:
    """Reported for the receiver that takes longest."""
    names = {user for one in named(spec.receivers) for user in one.named()}
    users = [user for kind, name in sorted(names) if (user := here.find(kind, name))]
    found = [user for user in users if isinstance(user.spec, TaskFields)]
    slowest = max(found, key=lambda s: s.spec.stop_timeout_seconds, default=None)
    if slowest is None:
        return
    most, hidden = slowest.spec.stop_timeout_seconds, spec.visibility_timeout_seconds
    if hidden < most:
        message = f"a message is hidden for {hidden} s, but tasks of {slowest.effective.id} may "
        message += f"take {most} s to stop; write {most} or more"
        yield Problem(("visibility_timeout_seconds",), message)


TIMES = (delay_is_short, attempts_fit, receivers_have_time)
