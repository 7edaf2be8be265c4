"""Functions that invoke themselves."""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from specgen.facts import functions
from specgen.sdk import Pointer, Problem, Severity, check
from specgen.systems.function.model import Function

READ = functions.READ
WRITES = ("s3:PutObject", "s3:CopyObject")
SENDS = ("sqs:SendMessage",)
PUBLISHES = ("sns:Publish",)
CREATED = "s3:ObjectCreated:"


@check(
    "FUN128",
    "a function does not invoke itself",
    severity=Severity.WARNING,
    fact="a function that writes to what invokes it runs in a loop that is paid for; Lambda stops "
    "some loops after about 16 turns, and then loses the event",
    source=f"{functions.GUIDE}/invocation-recursion.html",
    date=READ,
)
def nothing_comes_back(spec: Function) -> Iterator[Problem]:
    yield from _failures_come_back(spec)
    for i, permission in enumerate(spec.permissions):
        for place, target in permission.targets():
            document = f"{target.kind}/{target.name}"
            if _comes_back(spec, permission.actions, target.kind, target.name, target.prefix):
                message = f"it may write to {document}, which invokes it again"
                hint = _way_out(target.kind)
                pointer: Pointer = ("permissions", i, *place)
                yield Problem(pointer, message, hint)


def _failures_come_back(spec: Function) -> Iterator[Problem]:
    to, triggers = spec.asynchronous.on_failure, spec.triggers
    for kind, found in (
        ("topic", to and to.topic in {t.topic for t in triggers.topics}),
        ("queue", to and to.queue in {t.queue for t in triggers.queues}),
    ):
        if found:
            message = f"{kind}/{getattr(to, kind)} gets its failures, and invokes it with them"
            pointer = ("asynchronous", "on_failure", kind)
            yield Problem(pointer, f"{message}; name another {kind}")


def _comes_back(spec: Function, actions: list[str], kind: str, name: str, prefix: str) -> bool:
    if kind == "queue":
        return _may(actions, SENDS) and any(t.queue == name for t in spec.triggers.queues)
    if kind == "topic":
        return _may(actions, PUBLISHES) and any(t.topic == name for t in spec.triggers.topics)
    if kind != "bucket" or not _may(actions, WRITES):
        return False
    return any(
        t.bucket == name
        and any(event.startswith(CREATED) for event in t.events)
        and (t.prefix.startswith(prefix) or prefix.startswith(t.prefix))
        for t in spec.triggers.buckets
    )


def _may(actions: list[str], wanted: tuple[str, ...]) -> bool:
    return any(fnmatchcase(one.lower(), a.lower()) for one in wanted for a in actions)


def _way_out(kind: str) -> str:
    if kind == "bucket":
        return (
            "write to another bucket, or give the trigger a `prefix` and the permission another: "
            "`documents: bucket/NAME/OTHER-PREFIX/`"
        )
    return f"send to another {kind}, or ignore this finding if the function ends the loop itself"


LOOPS = (nothing_comes_back,)
