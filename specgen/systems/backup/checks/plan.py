"""Plans that would do nothing, or would run at the wrong time."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.interfaces import TOPIC
from specgen.sdk.aws.schedule import cron
from specgen.systems.backup.model import Backup
from specgen.systems.backup.model.cold import fields_of
from specgen.systems.backup.model.own_tags import own_tags

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
        fields = fields_of(plan)
        marks = (fields[2], fields[4]).count("?")
        if marks != 1:
            days = "neither day is ?" if marks == 0 else "both days are ?"
            message = f"{days}; write cron(0 4 * * ? *) for every day at 4"
            yield Problem(("plans", name, "schedule"), message, "or cron(0 4 1 * ? *)")


@check(
    "BKP108",
    "the fields of a schedule have values that there are",
    fact="AWS Backup takes the cron expressions of EventBridge, and refuses others",
    source=CRON,
    date="2026-11-29",
)
def schedule_is_sound(spec: Backup) -> Iterator[Problem]:
    for name, plan in spec.plans.items():
        for field, text in zip(cron.FIELDS, fields_of(plan), strict=True):
            for problem in cron.field_problems(field, text):
                yield Problem(("plans", name, "schedule"), problem)


@check(
    "BKP109",
    "an hour lies between two backups of a plan",
    fact="AWS Backup refuses a plan whose jobs are less than 60 minutes apart",
    source="https://repost.aws/questions/QUwYlivOoWTHi1nSuSGjTVFg",
    date="2026-11-29",
)
def schedule_is_slow(spec: Backup) -> Iterator[Problem]:
    for name, plan in spec.plans.items():
        minutes = fields_of(plan)[0]
        if not minutes.isdecimal() and len(cron.values(cron.FIELDS[0], minutes)) > 1:
            message = f"the minutes {minutes} start several backups in an hour"
            right = "write one minute, as in cron(0 * * * ? *) for every hour"
            yield Problem(("plans", name, "schedule"), f"{message}; {right}")


@check(
    "BKP110",
    "the tags of a plan are those of its own environment",
    severity=Severity.WARNING,
    fact="a plan adds the tags that identify its environment; one of another environment replaces "
    "them, and its resources are backed up into this vault",
    source=f"{GUIDE}/assigning-resources.html",
    date="2026-11-29",
)
def tags_are_own(spec: Backup, here: Here) -> Iterator[Problem]:
    own = own_tags(here)
    for name, plan in spec.plans.items():
        for key in plan.tags.keys() & own.keys():
            if plan.tags[key] != own[key]:
                hint = f"the plan adds {key}: {own[key]} itself"
                message = f"{key}: {plan.tags[key]} is not of {here.environment}"
                yield Problem(("plans", name, "tags", key), f"{message}; remove it", hint)


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


PLAN_CHECKS = (
    plan_selects,
    schedule_is_possible,
    schedule_is_sound,
    schedule_is_slow,
    tags_are_own,
    topic_hears,
)
