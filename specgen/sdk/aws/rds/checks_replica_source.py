"""What a replica follows, and where it may be."""

from collections.abc import Iterator

from specgen.findings.finding import Problem, Severity
from specgen.findings.pointers import Pointer
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.chain import circle, closes, said
from specgen.sdk.aws.interfaces import SECURITY_GROUP
from specgen.sdk.aws.rds.replica_model import ReplicaModel
from specgen.sdk.aws.rds.replicas import (
    OF_REPLICAS,
    is_near,
    line_of,
    placed_like,
    primary_of,
    source_of,
    sources_of,
)

GUIDE = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide"
CREATE = (
    "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html"
)
FAR = f"{GUIDE}/USER_ReadRepl.XRgn.html"
CASCADING = f"{GUIDE}/USER_PostgreSQL.Replication.ReadReplicas.Cascading.html"
READ = "2026-11-24"

LONGEST_CHAIN = 3
"""Of each engine; of MySQL and MariaDB read on 2026-11-30.

source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/
USER_MySQL.Replication.ReadReplicas.Cascading.html,
USER_MariaDB.Replication.ReadReplicas.Cascading.html
"""
CASCADES_SINCE = {"postgres": (14, 1)}
"""The others that RDS still has have always had replicas of replicas."""


def _pointer(spec: ReplicaModel) -> Pointer:
    return ("source_replica",) if spec.source_replica else ("source",)


@check("RDS120", "a replica names its one source")
def source_is_named(spec: ReplicaModel, here: Here) -> Iterator[Problem]:
    if spec.source and spec.source_replica:
        message = "a replica has one source; remove `source`, because source_replica leads to it"
        yield Problem(("source",), message)
    if not spec.source and not spec.source_replica:
        kind = line_of(here).database.name
        message = f"the source is missing; write `source: ...`, the name of a {kind} document"
        yield Problem(("name",), message, "or `source_replica: ...`, a replica of its region")


@check("RDS121", "a chain of replicas starts at a database")
def chain_has_an_end(spec: ReplicaModel, here: Here) -> Iterator[Problem]:
    if not spec.source_replica or spec.source or primary_of(here) is not None:
        return
    members = circle(here, source_of)
    if members and closes(here, members):
        message = f"this closes a circle without a database: {said(members)}"
        yield Problem(("source_replica",), f"{message}; write `source: ...` instead")
    elif not members:
        path = " <- ".join(at.effective.id for at in (here, *sources_of(here)))
        message = f"there is no database at the end of {path}"
        yield Problem(("source_replica",), f"{message}; write `source: ...` in one of them")


@check(
    "RDS122",
    "a replica names its own subnets if its source is in another region, and only then",
    fact="in the same region RDS puts it into the subnet group of its source",
    source=CREATE,
    date=READ,
)
def subnets_are_named(spec: ReplicaModel, here: Here) -> Iterator[Problem]:
    source = source_of(here)
    if source is None:
        return
    for key in ("network", "tier"):
        named = getattr(spec, key) is not None
        if named and is_near(here, source):
            message = f"it is in the subnets of {source.effective.id}; remove `{key}`"
            yield Problem((key,), message)
        elif not named and not is_near(here, source) and not spec.source_replica:
            message = f"its source is in {source.region}, so it needs its own {key}"
            yield Problem(_pointer(spec), f"{message}; write `{key}: ...`")


@check(
    "RDS011",
    "a replica in another region has a key of its own region",
    fact="keys do not leave their region, and an encrypted replica needs one in its own region",
    source=CREATE,
    date=READ,
)
def far_replica_has_a_key(spec: ReplicaModel, here: Here) -> Iterator[Problem]:
    source = source_of(here)
    if source is not None and not is_near(here, source) and spec.key is None:
        if spec.source_replica:
            return
        message = f"its source is in {source.region}, so it needs a key of {here.region}"
        hint = "a key document that is placed there and admits rds"
        yield Problem(_pointer(spec), f"{message}; write `key: ...`", hint)


@check(
    "RDS012",
    "a replica has its source's key if both are in the same region",
    fact="in the same region RDS encrypts a replica with the key of its source",
    source=CREATE,
    date=READ,
)
def near_replica_has_its_sources_key(spec: ReplicaModel, here: Here) -> Iterator[Problem]:
    source, owner = source_of(here), placed_like(here)
    if spec.key is None or source is None or owner is None or not is_near(here, source):
        return
    if spec.key != owner.spec.key:
        has = f"key/{owner.spec.key}" if owner.spec.key else "AWS's own key"
        message = f"it has the key of its source, {has}; remove `key`"
        yield Problem(("key",), message)


@check(
    "RDS014",
    "a replica of a replica is in the region of its source",
    fact="RDS creates a replica in another region only from a database, never from a replica",
    source=FAR,
    date=READ,
)
def cascade_is_near(spec: ReplicaModel, here: Here) -> Iterator[Problem]:
    source = source_of(here) if spec.source_replica else None
    if source is not None and not is_near(here, source):
        primary = primary_of(here)
        right = f"write `source: {primary.name}`" if primary else "name the database as `source`"
        message = f"{source.effective.id} is in {source.region}, and is itself a replica"
        yield Problem(("source_replica",), f"{message}; {right} instead")


@check(
    "RDS015",
    "a replica of a replica can be created",
    fact="a chain has at most three replicas, each created from a backup of the one before it; "
    "PostgreSQL has chains from 14.1 on",
    source=CASCADING,
    date=READ,
)
def cascade_can_be_made(spec: ReplicaModel, here: Here) -> Iterator[Problem]:
    chain, primary, pointer = sources_of(here), primary_of(here), ("source_replica",)
    if not spec.source_replica or primary is None:
        return
    version, engine = primary.spec.engine_version, primary.spec.rds_engine
    since = CASCADES_SINCE.get(engine.name, ())
    if _numbers(version) < since[: len(_numbers(version))]:
        came = ".".join(str(part) for part in since)
        message = f"{engine.title} {version} has no replicas of replicas, which came with {came}"
        yield Problem(pointer, f"{message}; write `source: {primary.name}` instead")
    if len(chain) > LONGEST_CHAIN:
        path = " <- ".join(at.name for at in reversed((here, *chain)))
        message = f"{path} is a chain of {len(chain)} replicas, but RDS allows {LONGEST_CHAIN}"
        yield Problem(pointer, f"{message}; let it follow an earlier one")
    if chain[0].effective.kind in OF_REPLICAS and chain[0].spec.backup_retention_days == 0:
        message = f"{chain[0].effective.id} keeps no backups, and a replica is created from one"
        yield Problem(pointer, f"{message}; write backup_retention_days: 1 or more there")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.partition("-")[0].split("."))


@check(
    "NET011",
    "security groups of cross-region replicas are not managed exclusively",
    severity=Severity.WARNING,
    fact="RDS adds its own entries to the groups of both sides; rules inside the group's own "
    "resource would remove them again",
    source=FAR,
    date=READ,
)
def groups_stay_open(spec: ReplicaModel, here: Here) -> Iterator[Problem]:
    source = source_of(here)
    if source is None or is_near(here, source):
        return
    for i, name in enumerate(spec.security_groups):
        if _has_inline_rules(SECURITY_GROUP.find(here, name)):
            message = f"security_group/{name} has inline rules, which remove what RDS adds"
            hint = "write them in the group's `ingress` and `egress`"
            yield Problem(("security_groups", i), message, hint)
    for name in source.spec.security_groups:
        if _has_inline_rules(SECURITY_GROUP.find(source, name)):
            message = f"security_group/{name} of {source.effective.id} has inline rules"
            hint = "they remove what RDS adds; write them in the group's `ingress` and `egress`"
            yield Problem(("source",), message, hint)


def _has_inline_rules(group: Here | None) -> bool:
    changes = group.effective.envelope.terraform if group else {}
    return any(
        address.startswith("aws_security_group.") and {"ingress", "egress"} & set(change)
        for address, change in changes.items()
    )


SOURCE_CHECKS = (
    source_is_named,
    chain_has_an_end,
    subnets_are_named,
    far_replica_has_a_key,
    near_replica_has_its_sources_key,
    cascade_is_near,
    cascade_can_be_made,
    groups_stay_open,
)
