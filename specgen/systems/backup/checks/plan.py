"""Plans that would do nothing, or would run at the wrong time."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.interfaces import TOPIC
from specgen.systems.backup.model import Backup

GUIDE = "https://docs.aws.amazon.com/aws-backup/latest/devguide"
CRON = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cron-expressions.html"
READ = "2026-11-24"


@check(
    "BKP104",
    "a plan selects something to back up",
    fact="a plan without a selection never starts a job",
    source=f"{GUIDE}/assigning-resources.html",
    date=READ,
)
def plan_selects(spec: Backup) -> Iterator[Problem]:
    for name, plan in spec.plans.items():
        if not plan.databases and not plan.tags:
            message = "the plan selects nothing; write `databases: [...]`, or `tags: {Backup: ...}`"
            yield Problem(("plans", name), message, at_key=True)


@check(
    "BKP106",
    "a schedule sets exactly one of the two day fields",
    fact="either the day of the month or the day of the week must be ?",
    source=CRON,
    date=READ,
)
def schedule_is_possible(spec: Backup) -> Iterator[Problem]:
    for name, plan in spec.plans.items():
        fields = plan.schedule.removeprefix("cron(").removesuffix(")").split(" ")
        marks = (fields[2], fields[4]).count("?")
        if marks != 1:
            days = "neither day is ?" if marks == 0 else "both days are ?"
            message = f"{days}; write cron(0 4 * * ? *) for every day at 4"
            yield Problem(("plans", name, "schedule"), message, "or cron(0 4 1 * ? *)")


@check(
    "BKP105",
    "failures reach the topic",
    fact="failures come as events, and the topic must let `events` publish",
    source=f"{GUIDE}/eventbridge.html",
    date=READ,
)
def topic_hears(spec: Backup, here: Here) -> Iterator[Problem]:
    if spec.topic is None:
        return
    if not spec.plans:
        message = "without plans no job can fail; remove `topic`, or write `plans`"
        yield Problem(("topic",), message)
    topic = TOPIC.find(here, spec.topic)
    if topic is not None and "events" not in topic.spec.publishers:
        message = f"topic/{spec.topic} does not admit events; add events to its `publishers`"
        yield Problem(("topic",), message)


PLAN_CHECKS = (plan_selects, schedule_is_possible, topic_hears)
