"""What a database instance of RDS costs."""

from collections.abc import Iterator

from specgen.facts.quotas import (
    RDS_GP3_IOPS_RANGE,
    RDS_GP3_THRESHOLD_GIB,
    RDS_GP3_THROUGHPUT_MIB_RANGE,
)
from specgen.findings.pointers import Pointer
from specgen.sdk.aws.logs import log_usage
from specgen.sdk.aws.rds.fields import Storage
from specgen.sdk.charges import Bought, Charge, Usage, hourly

_VOLUMES = {"gp3": "rds-gp3", "gp2": "rds-gp2", "io1": "rds-io1", "io2": "rds-io2"}
_IOPS = {"io1": "rds-io1-iops", "io2": "rds-io2-iops"}


def database(  # noqa: PLR0913  what an instance costs by
    engine: str,
    instance_class: str,
    storage: Storage,
    *,
    multi_az: bool,
    backed_up: bool,
    logged: bool,
    grows_by: Pointer = ("storage", "maximum_gib"),
) -> Iterator[Bought]:
    """grows_by: the key that sets how far its storage grows by itself"""
    deployment = "multi-az" if multi_az else "single-az"
    yield hourly(f"rds-{engine}:{instance_class}:{deployment}", 1, 1, ("instance_class",))
    least, most = storage.allocated_gib, storage.most_gib
    pointer = ("storage", "allocated_gib") if least == most else grows_by
    how = f"{least:,} GiB" if least == most else f"{least:,} to {most:,} GiB"
    yield Charge(f"{_VOLUMES[storage.type]}:{deployment}", least, most, pointer, how)
    yield from _above(storage, deployment)
    if backed_up:
        yield Usage("backup_gib", "rds-backup", ("backup_retention_days",))
    if logged:
        yield from log_usage(("log_exports",))


def _above(storage: Storage, deployment: str) -> Iterator[Charge]:
    """Beyond what the volume includes: gp3 from 400 GiB on, io1 and io2 nothing, gp2 all."""
    if storage.type in _IOPS and storage.iops:
        meter, how = f"{_IOPS[storage.type]}:{deployment}", f"{storage.iops:,} IOPS"
        yield Charge(meter, storage.iops, storage.iops, ("storage", "iops"), how)
    if storage.type != "gp3" or storage.allocated_gib < RDS_GP3_THRESHOLD_GIB:
        return
    for what, key, (included, _) in (
        ("iops", "iops", RDS_GP3_IOPS_RANGE),
        ("throughput", "throughput_mibps", RDS_GP3_THROUGHPUT_MIB_RANGE),
    ):
        value = getattr(storage, key) or 0
        above = value - included
        if above > 0:
            how = f"{value:,} - {included:,} included"
            yield Charge(f"rds-gp3-{what}:{deployment}", above, above, ("storage", key), how)
