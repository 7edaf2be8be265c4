"""Serverless instances: their range, and whether they pause."""

from collections.abc import Iterator

from specgen.facts import aurora
from specgen.sdk import Here, Problem, Severity, check
from specgen.systems.aurora.model import Aurora

API = (
    "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/"
    "API_ServerlessV2ScalingConfiguration.html"
)
PAUSING = f"{aurora.GUIDE}/aurora-serverless-v2-auto-pause.html"
READ = "2026-11-30"


@check(
    "AUR113",
    "a range of capacity is written if an instance is serverless, and only then",
    fact="a cluster needs a range before it has an instance of class db.serverless",
    source=f"{aurora.GUIDE}/aurora-serverless-v2.requirements.html",
    date=READ,
)
def range_is_written(spec: Aurora) -> Iterator[Problem]:
    serverless = [one for one in spec.instances() if one.is_serverless]
    if serverless and spec.serverless is None:
        message = "the range of its capacity is missing"
        instead = "write `serverless: {minimum_acu: 0.5, maximum_acu: 8}`"
        yield Problem(serverless[0].pointer, f"{message}; {instead}")
    if not serverless and spec.serverless is not None:
        message = "no instance is serverless; write `instance_class: db.serverless`, or remove it"
        yield Problem(("serverless",), message, at_key=True)


@check(
    "AUR114",
    "the range of capacity is one that the version has",
    fact="0 or 0.5 to 128 ACU, or 256 with newer versions, in steps of 0.5; the most is 1 or more, "
    "and never below the least",
    source=API,
    date=READ,
)
def range_is_possible(spec: Aurora) -> Iterator[Problem]:
    capacity = spec.serverless
    if capacity is None:
        return
    most = aurora.most_acu(spec.rds_engine.name, spec.engine_version)
    is_upside_down = capacity.minimum_acu > capacity.maximum_acu
    for key in ("minimum_acu", "maximum_acu"):
        value = getattr(capacity, key)
        if value % aurora.STEP_ACU:
            near = max(aurora.LEAST_ACU, round(value / aurora.STEP_ACU) * aurora.STEP_ACU)
            message = f"{value:g} is no multiple of {aurora.STEP_ACU}; write {near:g}"
            yield Problem(("serverless", key), message)
        elif value > most and (key == "maximum_acu" or not is_upside_down):
            message = f"{value:g} is more than the {most} ACU of {spec.rds_engine.title}"
            message = f"{message} {spec.engine_version}; write {most} or less"
            yield Problem(("serverless", key), message)
    if is_upside_down:
        message = f"{capacity.minimum_acu:g} is more than maximum_acu {capacity.maximum_acu:g}"
        right = f"write {min(capacity.maximum_acu, most):g}"
        yield Problem(("serverless", "minimum_acu"), f"{message}; {right}")


@check(
    "AUR115",
    "instances pause only with a version that can",
    fact="0 ACU needs Aurora PostgreSQL 13.15, 14.12, 15.7, 16.3 or later, or Aurora MySQL 3.08.0; "
    "without it no instance pauses",
    source="https://aws.amazon.com/blogs/database/"
    "introducing-scaling-to-0-capacity-with-amazon-aurora-serverless-v2",
    date=READ,
)
def pausing_is_possible(spec: Aurora) -> Iterator[Problem]:
    capacity = spec.serverless
    if capacity is None:
        return
    can = aurora.pauses(spec.rds_engine.name, spec.engine_version)
    if capacity.minimum_acu == 0 and not can:
        message = f"{spec.rds_engine.title} {spec.engine_version} does not pause; write 0.5"
        yield Problem(("serverless", "minimum_acu"), message, "or take a newer `engine_version`")
    if capacity.pause_after_seconds is not None and capacity.minimum_acu > 0:
        message = "an instance pauses only from 0 ACU; write minimum_acu: 0, or remove it"
        yield Problem(("serverless", "pause_after_seconds"), message)


@check(
    "AUR116",
    "a database of a protected environment does not pause",
    severity=Severity.WARNING,
    fact="the connection that wakes a paused instance waits some 15 seconds, longer after a day",
    source=PAUSING,
    date=READ,
)
def nobody_waits(spec: Aurora, here: Here) -> Iterator[Problem]:
    if here.protected and spec.serverless is not None and spec.serverless.minimum_acu == 0:
        message = "after a pause the first client waits some 15 seconds; write 0.5 or more"
        yield Problem(("serverless", "minimum_acu"), message, "or record a decision")


CAPACITY_CHECKS = (range_is_written, range_is_possible, pausing_is_possible, nobody_waits)
