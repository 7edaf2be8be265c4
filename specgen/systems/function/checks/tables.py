"""Tables whose changes a function would not get, or would get again and again."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from specgen.facts import functions
from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.dynamodb import access
from specgen.sdk.aws.interfaces import QUEUE, TABLE
from specgen.systems.function.model import Function

READ = "2026-11-30"
PARAMETERS = f"{functions.GUIDE}/services-ddb-params.html"


@check(
    "FUN132",
    "a table that invokes a function has a stream, and invokes it once",
    fact="Lambda reads changes from the stream of a table, and refuses a second mapping of "
    "a stream and a function",
    source="https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html",
    date=READ,
)
def tables_have_streams(spec: Function, here: Here) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for i, trigger in enumerate(spec.triggers.tables):
        pointer = ("triggers", "tables", i, "table")
        table = TABLE.find(here, trigger.table)
        if seen[trigger.table]:
            message = f"it gets the changes of table/{trigger.table} already; remove one of the two"
            yield Problem(pointer, message)
        elif table is not None and table.spec.stream is None:
            message = f"table/{table.name} has no stream"
            yield Problem(pointer, f"{message}; write `stream: new_and_old_images` there")
        seen[trigger.table] += 1


@check(
    "FUN133",
    "changes that were given up have one receiver, which Lambda can send to",
    fact="a mapping of a stream sends to a standard queue or a standard topic",
    source=PARAMETERS,
    date=READ,
)
def given_up_changes_arrive(spec: Function, here: Here) -> Iterator[Problem]:
    for i, trigger in enumerate(spec.triggers.tables):
        to, pointer = trigger.on_failure, ("triggers", "tables", i, "on_failure")
        if to is None:
            continue
        if bool(to.topic) == bool(to.queue):
            what = "a topic and a queue; remove one"
            what = what if to.topic else "nobody; write `topic` or `queue`"
            yield Problem(pointer, f"changes that were given up go to {what}", at_key=True)
            continue
        queue = QUEUE.find(here, to.queue) if to.queue else None
        if queue is not None and queue.spec.fifo:
            message = f"queue/{queue.name} is a FIFO queue, which Lambda cannot send to"
            yield Problem((*pointer, "queue"), f"{message}; name a standard one, or a topic")


@check(
    "FUN134",
    "one change does not stop those after it",
    severity=Severity.WARNING,
    fact="Lambda tries a batch again until it succeeds or expires after a day; changes of the same "
    "shard wait for it, and some of them expire, too",
    source=PARAMETERS,
    date=READ,
)
def changes_are_given_up(spec: Function) -> Iterator[Problem]:
    for i, trigger in enumerate(spec.triggers.tables):
        pointer = ("triggers", "tables", i)
        if trigger.retries is None and trigger.maximum_age_seconds is None:
            message = "a change that fails each time stops its shard for a day"
            right = "write `retries: 3`, or so, and `on_failure`"
            yield Problem((*pointer, "table"), f"{message}; {right}")
        elif trigger.on_failure is None:
            message = "changes that are given up are lost"
            yield Problem((*pointer, "table"), f"{message}; write `on_failure: {{queue: ...}}`")


@check(
    "FUN135",
    "a function does not write to the table whose changes invoke it",
    severity=Severity.WARNING,
    fact="each write is a change, so the function invokes itself unless a filter or its own code "
    "ends the loop",
    source=f"{functions.GUIDE}/invocation-recursion.html",
    date=READ,
)
def writes_do_not_come_back(spec: Function, here: Here) -> Iterator[Problem]:
    written = {grant.table.name for grant in access.grants(here) if grant.writes}
    for i, trigger in enumerate(spec.triggers.tables):
        if trigger.table in written and not trigger.filters:
            message = f"table/{trigger.table} names it in `writers`, and invokes it with each write"
            right = "write `filters` that its own writes do not match"
            yield Problem(("triggers", "tables", i, "table"), f"{message}; {right}")


@check(
    "FUN142",
    "two functions at most read the stream of a table",
    severity=Severity.WARNING,
    fact="with more than two readers of a shard, DynamoDB refuses some of their requests",
    source="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html",
    date=READ,
)
def readers_are_few(spec: Function, here: Here) -> Iterator[Problem]:
    for i, trigger in enumerate(spec.triggers.tables):
        readers = sorted(f.name for f in here.all("function") if _reads(f.spec, trigger.table))
        if here.name in readers[MOST_READERS:]:
            others = " and ".join(readers[:MOST_READERS])
            message = f"{others} read the stream of table/{trigger.table} already"
            right = "let one of them publish to a topic or a bus for the others"
            yield Problem(("triggers", "tables", i, "table"), f"{message}; {right}")


MOST_READERS = 2


def _reads(spec: Any, table: str) -> bool:
    return any(trigger.table == table for trigger in spec.triggers.tables)


TABLES = (
    tables_have_streams,
    given_up_changes_arrive,
    changes_are_given_up,
    writes_do_not_come_back,
    readers_are_few,
)
