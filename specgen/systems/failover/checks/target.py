"""The replica that is promoted, and what it becomes."""

from collections.abc import Iterator

from specgen.facts import rds
from specgen.facts.freshness import known_on
from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.interfaces import POSTGRES_REPLICA
from specgen.systems.failover.model import Failover
from specgen.systems.failover.model.successor import becomes

DATE = "2026-11-24"
REPLICAS = (
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PostgreSQL.Replication."
    "ReadReplicas.html"
)
PROMOTE = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.Promote.html"
CLASSES = (
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Support.html"
)
BOUNDARIES = (
    "https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/"
    "global-services.html"
)


@check(
    "RDS023",
    "the replica that is promoted is the first of its chain",
    fact="replicas of the promoted one keep following it; one in the middle of a chain leaves the "
    "others behind, and lags more itself",
    source=REPLICAS,
    date=DATE,
)
def target_is_a_hub(spec: Failover, here: Here) -> Iterator[Problem]:
    target = POSTGRES_REPLICA.get(here, spec.target)
    source = target.spec.source_replica
    if source:
        message = f"postgres_replica/{spec.target} follows postgres_replica/{source}"
        yield Problem(("target",), f"{message}; promote the first of its chain: {source}")


@check(
    "FOV101",
    "the replica that is promoted is a replica of the writer",
    fact="a promoted replica has the data of the database that it followed",
    source=PROMOTE,
    date=DATE,
)
def target_follows_the_writer(spec: Failover, here: Here) -> Iterator[Problem]:
    source = POSTGRES_REPLICA.get(here, spec.target).spec.source
    if source and source != spec.writer:
        message = f"postgres_replica/{spec.target} is a replica of postgres/{source}"
        yield Problem(
            ("target",),
            f"{message}, not of postgres/{spec.writer}; name one of postgres/{spec.writer}",
        )


@check(
    "FOV102",
    "a failover is in another region than the writer",
    fact="what must work when a region is lost must not need anything in it; inside the region "
    "multi_az moves the writer by itself",
    source=BOUNDARIES,
    date=DATE,
)
def is_elsewhere(spec: Failover, here: Here) -> Iterator[Problem]:
    if spec.old_writer(here).region == here.region:
        message = f"postgres/{spec.writer} is in {here.region} too"
        hint = "place this document where the replica is; inside a region `multi_az` does it"
        yield Problem(("placement",), f"{message}, so its failover would be lost with it", hint)


@check(
    "FOV103",
    "the region offers the class that the replica gets",
    fact="RDS offers its classes region by region",
    source=CLASSES,
    date=DATE,
    topics=("rds_classes",),
    dated=True,
)
def class_is_offered(spec: Failover, here: Here) -> Iterator[Problem]:
    wanted, offered = becomes(here, spec).instance_class, rds.classes("postgres", here.region)
    if offered and wanted not in offered:
        said = "" if spec.promoted.instance_class else ", the class of the writer,"
        message = f"{here.region} has no {wanted}{said} as of {known_on('rds_classes')}"
        hint = "write one that it offers, as `promoted: {instance_class: ...}`"
        yield Problem(_class_pointer(spec), message, hint, dated=True)


@check(
    "FOV104",
    "the new writer is not smaller than the old one",
    severity=Severity.WARNING,
    fact="it takes over all the load, and whatever hit the old one hits it too",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html",
    date=DATE,
)
def is_not_smaller(spec: Failover, here: Here) -> Iterator[Problem]:
    old = spec.old_writer(here).spec.instance_class
    wanted = becomes(here, spec).instance_class
    before, after = rds.instance_class(old), rds.instance_class(wanted)
    if not before or not after:
        return
    if after.vcpu < before.vcpu or after.memory_gib < before.memory_gib:
        message = (
            f"{wanted} has {after.vcpu} vCPU and {after.memory_gib:g} GiB, but the writer's {old} "
            f"has {before.vcpu} and {before.memory_gib:g}"
        )
        yield Problem(("promoted", "instance_class"), f"{message}; write {old}")


def _class_pointer(spec: Failover) -> tuple[str, ...]:
    return ("promoted", "instance_class") if spec.promoted.instance_class else ("target",)


TARGET_CHECKS = (
    target_is_a_hub,
    target_follows_the_writer,
    is_elsewhere,
    class_is_offered,
    is_not_smaller,
)
