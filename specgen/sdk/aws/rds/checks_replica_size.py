"""Whether a replica is as large as the instance it follows."""

from collections.abc import Iterator

from specgen.facts import rds
from specgen.facts.quotas import RDS_AUTOSCALING_MIN_CEILING_PERCENT, RDS_GP3_GIB_RANGE
from specgen.findings.finding import Problem, Severity
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.rds.replica_model import ReplicaModel
from specgen.sdk.aws.rds.replica_settings import class_of
from specgen.sdk.aws.rds.replicas import primary_of, source_of

GUIDE = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide"
REPLICAS = f"{GUIDE}/USER_ReadRepl.html"
READ = "2026-11-24"


@check(
    "RDS017",
    "a replica is as large as its source",
    severity=Severity.WARNING,
    fact="AWS advises the same class and storage: a smaller replica lags behind under heavy "
    "writes, and cannot take over",
    source=REPLICAS,
    date=READ,
)
def replica_is_large(spec: ReplicaModel, here: Here) -> Iterator[Problem]:
    source = source_of(here)
    wanted = class_of(source) if source else None
    if source is None or wanted is None or spec.instance_class is None:
        return
    own, other = rds.instance_class(spec.instance_class), rds.instance_class(wanted)
    if own and other and (own.memory_gib < other.memory_gib or own.vcpu < other.vcpu):
        has, had = (f"{one.vcpu} vCPU and {one.memory_gib:g} GiB" for one in (own, other))
        message = f"{spec.instance_class} has {has}, but the {wanted} of its source has {had}"
        hint = f"remove it to use {wanted}, like {source.effective.id}; or record a decision"
        yield Problem(("instance_class",), message, hint)


@check(
    "RDS018",
    "the storage of a replica grows as far as its primary's",
    fact="storage grows separately on each of them; a full replica stops following",
    source=f"{GUIDE}/USER_PIOPS.Autoscaling.html",
    date=READ,
)
def storage_grows_as_far(spec: ReplicaModel, here: Here) -> Iterator[Problem]:
    primary = primary_of(here)
    if primary is None or spec.storage_maximum_gib is None:
        return
    storage = primary.spec.storage
    room = -(-storage.allocated_gib * RDS_AUTOSCALING_MIN_CEILING_PERCENT // 100)
    least = storage.maximum_gib or min(room, RDS_GP3_GIB_RANGE[1])
    if spec.storage_maximum_gib < least:
        message = f"{spec.storage_maximum_gib} GiB is less than the {least} GiB of its primary"
        hint = f"or remove it; it defaults to {primary.effective.id}'s"
        yield Problem(("storage_maximum_gib",), f"{message}; write {least} or more", hint)


REPLICA_SIZE_CHECKS = (replica_is_large, storage_grows_as_far)
