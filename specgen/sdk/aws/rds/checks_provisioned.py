"""Storage types of RDS other than gp3: which settings they have, and how many IOPS."""

from collections.abc import Iterator
from typing import Protocol

from specgen.facts.quotas import (
    RDS_IO1_MAX_IOPS_PER_GIB,
    RDS_IO2_MAX_IOPS_PER_GIB,
    RDS_PROVISIONED_GIB_RANGE,
    RDS_PROVISIONED_IOPS_RANGE,
    RDS_PROVISIONED_MIN_IOPS_PER_GIB,
)
from specgen.findings.finding import Problem, Severity
from specgen.project.checks.check import check
from specgen.sdk.aws.rds.fields import Storage

API = "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference"
CREATE = f"{API}/API_CreateDBInstance.html"
READ = "2026-11-30"
WITH_IOPS = ("io1", "io2")


class Stored(Protocol):
    @property
    def storage(self) -> Storage: ...


@check(
    "RDS124",
    "a storage type has the settings that it knows",
    fact="only gp3 takes a throughput; gp2 takes no IOPS either, io1 and io2 need them",
    source=CREATE,
    date=READ,
)
def settings_are_of_the_type(spec: Stored) -> Iterator[Problem]:
    storage = spec.storage
    if storage.type != "gp3" and storage.throughput_mibps is not None:
        message = f"{storage.type} takes no throughput; remove `throughput_mibps`"
        yield Problem(("storage", "throughput_mibps"), message)
    if storage.type == "gp2" and storage.iops is not None:
        message = "the size of gp2 sets its IOPS; remove `iops`"
        yield Problem(("storage", "iops"), message)
    if storage.type in WITH_IOPS and storage.iops is None:
        low, high = _range(storage, storage.allocated_gib)
        message = f"{storage.type} needs the number of its IOPS"
        yield Problem(("storage", "type"), f"{message}; write `iops: N`, from {low} to {high}")


@check(
    "RDS125",
    "io1 and io2 have a size and a number of IOPS that RDS offers",
    fact="both have 100 to 65,536 GiB and 1,000 to 256,000 IOPS; one for two GiB at least, also "
    "when the storage has grown, and for a GiB 50 of io1 or 1,000 of io2 at most; that every class "
    "takes so many of io2 is not verified",
    source=CREATE,
    date=READ,
)
def provisioned_storage_is_in_range(spec: Stored) -> Iterator[Problem]:
    storage = spec.storage
    if storage.type not in WITH_IOPS:
        return
    least_gib, _ = RDS_PROVISIONED_GIB_RANGE
    if storage.allocated_gib < least_gib:
        message = f"{storage.type} has at least {least_gib} GiB, got {storage.allocated_gib}"
        yield Problem(("storage", "allocated_gib"), f"{message}; write {least_gib} or more")
        return
    if storage.iops is None:  # RDS124
        return
    low, high = _range(storage, storage.allocated_gib)
    grown, _ = _range(storage, storage.most_gib)
    if not low <= storage.iops <= high:
        near = min(max(storage.iops, low), high)
        message = f"{storage.allocated_gib} GiB of {storage.type} have {low} to {high} IOPS"
        yield Problem(("storage", "iops"), f"{message}, not {storage.iops}; write {near}")
    elif storage.iops < grown <= high:
        message = f"{storage.iops} IOPS are too few for the {storage.most_gib} GiB of `maximum_gib`"
        yield Problem(("storage", "iops"), f"{message}; write {grown} or more")
    elif storage.iops < grown:
        most = int(storage.iops / RDS_PROVISIONED_MIN_IOPS_PER_GIB)
        message = f"{storage.iops} IOPS are too few for {storage.most_gib} GiB"
        yield Problem(("storage", "maximum_gib"), f"{message}; write {most} or less")


_MOST_PER_GIB = {"io1": RDS_IO1_MAX_IOPS_PER_GIB, "io2": RDS_IO2_MAX_IOPS_PER_GIB}


def _range(storage: Storage, gib: int) -> tuple[int, int]:
    least, most = RDS_PROVISIONED_IOPS_RANGE
    low = max(least, -(-gib // int(1 / RDS_PROVISIONED_MIN_IOPS_PER_GIB)))
    return low, min(most, gib * _MOST_PER_GIB[storage.type])


@check(
    "RDS126",
    "an earlier type of storage is chosen on purpose",
    severity=Severity.INFO,
    fact="gp3 has 3,000 IOPS at every size, gp2 only from 1,000 GiB on; io2 is more durable than "
    "io1",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html",
    date=READ,
)
def type_is_current(spec: Stored) -> Iterator[Problem]:
    better = {"gp2": "gp3", "io1": "io2"}.get(spec.storage.type)
    if better:
        message = f"{spec.storage.type} is the type before {better}; write `type: {better}`"
        hint = (
            "RDS changes it while the database runs, and then refuses other changes of the storage "
            "for six hours"
        )
        yield Problem(("storage", "type"), message, hint)


PROVISIONED = (settings_are_of_the_type, provisioned_storage_is_in_range, type_is_current)
