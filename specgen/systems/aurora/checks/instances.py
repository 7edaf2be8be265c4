"""The instances: classes, how many, and who takes over."""

from collections.abc import Iterator

from specgen.facts import aurora, rds
from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.rds.checks_place import CLASSES, not_offered
from specgen.systems.aurora.model import Aurora

READ = "2026-11-30"
AVAILABLE = f"{aurora.GUIDE}/Concepts.AuroraHighAvailability.html"


@check(
    "AUR107",
    "the class of each instance is offered for the engine in the region",
    also=Severity.WARNING,
    fact="newer classes reach regions and engines one after another; Aurora has none of the m "
    "classes of RDS",
    source=CLASSES,
    topics=("aurora_classes",),
    dated=True,
)
def classes_are_offered(spec: Aurora, here: Here) -> Iterator[Problem]:
    found = set()
    for one in spec.instances():
        if not one.is_serverless and one.pointer not in found:
            found.add(one.pointer)
            yield from not_offered(spec.rds_engine, one.instance_class, here.region, one.pointer)


@check(
    "AUR108",
    "a cluster has at most fifteen readers",
    fact="an Aurora cluster has one writer and up to 15 replicas",
    source=f"{aurora.GUIDE}/Aurora.Replication.html",
    date=READ,
)
def readers_are_few(spec: Aurora) -> Iterator[Problem]:
    count = len(spec.readers)
    if count > aurora.MOST_READERS:
        message = f"{count} readers, but a cluster has at most {aurora.MOST_READERS}"
        yield Problem(("readers",), f"{message}; remove some, or take a larger class", at_key=True)


@check(
    "AUR109",
    "a cluster of a protected environment has a reader that takes over",
    severity=Severity.WARNING,
    fact="with a reader, Aurora fails over in about a minute; without one it makes a new writer, "
    "which takes up to ten minutes and may fail if the zone is down",
    source=AVAILABLE,
    date=READ,
)
def somebody_takes_over(spec: Aurora, here: Here) -> Iterator[Problem]:
    if here.protected and not spec.readers:
        message = "if the writer fails, the database is away until a new one is made"
        hint = "or record a decision"
        yield Problem(("name",), f"{message}; write `readers: {{a: {{}}}}`", hint)


@check(
    "AUR110",
    "who takes over is as large as the writer",
    severity=Severity.WARNING,
    fact="Aurora promotes the reader of the lowest tier, whatever its size, and the largest among "
    "equals; serverless readers of tiers 2 to 15 may be smaller than the writer",
    source=AVAILABLE,
    date=READ,
)
def successor_is_large(spec: Aurora) -> Iterator[Problem]:
    writer, *readers = spec.instances()
    if not readers:
        return
    lowest = min(one.promotion_tier for one in readers)
    first = [one for one in readers if one.promotion_tier == lowest]
    name = next(n for n, r in sorted(spec.readers.items()) if r.promotion_tier == lowest)
    if lowest > 1 and all(one.is_serverless for one in first):
        message = f"reader {name} takes over, but in tier {lowest} it may be small at that moment"
        yield Problem(("readers", name), f"{message}; write promotion_tier: 1", at_key=True)
    if writer.is_serverless or any(one.is_serverless for one in first):
        return
    own, others = (
        rds.instance_class(writer.instance_class),
        [rds.instance_class(one.instance_class) for one in first],
    )
    if own and all(other and other.memory_gib < own.memory_gib for other in others):
        message = f"reader {name} takes over, but is smaller than {writer.instance_class}"
        hint = "or give a larger reader a lower promotion_tier"
        right = f"write instance_class: {writer.instance_class}"
        yield Problem(("readers", name), f"{message}; {right}", hint, at_key=True)


@check(
    "AUR111",
    "a database of a protected environment has no burstable class",
    severity=Severity.WARNING,
    fact="AWS advises t classes of Aurora for development only; beyond their credits they are "
    "slow, or cost more",
    source=f"{aurora.GUIDE}/Concepts.DBInstanceClass.Types.html",
    date=READ,
)
def classes_are_steady(spec: Aurora, here: Here) -> Iterator[Problem]:
    found = set()
    for one in spec.instances() if here.protected else ():
        if one.instance_class.startswith("db.t") and one.pointer not in found:
            found.add(one.pointer)
            message = f"{one.instance_class} bursts; write a class such as db.r7g.large"
            yield Problem(one.pointer, message, "or db.serverless, or record a decision")


@check(
    "AUR112",
    "Performance Insights is on only if the class has it",
    fact="Aurora MySQL has it on no small class of t2, t3 and t4g",
    source=f"{aurora.GUIDE}/USER_PerfInsights.Overview.Engines.html",
    date=READ,
)
def insights_are_offered(spec: Aurora) -> Iterator[Problem]:
    if spec.is_postgres or not spec.performance_insights.enabled:
        return
    found = set()
    for one in spec.instances():
        if one.instance_class in aurora.INSIGHTS_TOO_SMALL and one.pointer not in found:
            found.add(one.pointer)
            message = f"{one.instance_class} has no Performance Insights with Aurora MySQL"
            instead = "write `performance_insights: {enabled: false}`"
            yield Problem(one.pointer, f"{message}; {instead}", "or take a larger class")


INSTANCE_CHECKS = (
    classes_are_offered,
    readers_are_few,
    somebody_takes_over,
    successor_is_large,
    classes_are_steady,
    insights_are_offered,
)
