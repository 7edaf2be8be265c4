"""Storage: what gp3 offers at each size, and how far it may grow."""

from collections.abc import Iterator
from typing import Protocol

from specgen.facts.quotas import (
    RDS_AUTOSCALING_MIN_CEILING_PERCENT,
    RDS_GP3_GIB_RANGE,
    RDS_GP3_IOPS_RANGE,
    RDS_GP3_MAX_THROUGHPUT_PER_IOPS,
    RDS_GP3_SMALL_IOPS,
    RDS_GP3_SMALL_THROUGHPUT_MIB,
    RDS_GP3_THRESHOLD_GIB,
    RDS_GP3_THROUGHPUT_MIB_RANGE,
    SOURCES,
)
from specgen.findings.finding import Problem, Severity
from specgen.project.checks.check import check
from specgen.sdk.aws.rds.checks_provisioned import PROVISIONED
from specgen.sdk.aws.rds.fields import Storage

GP3 = SOURCES["RDS_GP3_THRESHOLD_GIB"]
SCALING = SOURCES["RDS_AUTOSCALING_MIN_CEILING_PERCENT"]
ADVISED_CEILING_PERCENT = 126
BASELINE_IOPS, BASELINE_THROUGHPUT = RDS_GP3_IOPS_RANGE[0], RDS_GP3_THROUGHPUT_MIB_RANGE[0]
RANGES = {"iops": RDS_GP3_IOPS_RANGE, "throughput_mibps": RDS_GP3_THROUGHPUT_MIB_RANGE}


class Stored(Protocol):
    @property
    def storage(self) -> Storage: ...


def _is_gp3(storage: Storage) -> bool:
    """checks_provisioned.py is about the other types."""
    return storage.type == "gp3"


def _is_small(storage: Storage) -> bool:
    return storage.allocated_gib < RDS_GP3_THRESHOLD_GIB


@check(
    "RDS004",
    "gp3 below 400 GiB sets neither IOPS nor throughput",
    fact="below 400 GiB they are fixed at 3,000 IOPS and 125 MiB/s, and AWS refuses any setting",
    source=GP3,
)
def small_storage_is_fixed(spec: Stored) -> Iterator[Problem]:
    storage = spec.storage
    fixed = {"iops": RDS_GP3_SMALL_IOPS, "throughput_mibps": RDS_GP3_SMALL_THROUGHPUT_MIB}
    for key, value in fixed.items():
        if _is_gp3(storage) and _is_small(storage) and getattr(storage, key) is not None:
            message = (
                f"gp3 of {storage.allocated_gib} GiB always has {value} {_UNITS[key]}; "
                f"remove `{key}`"
            )
            hint = f"in an override write `{key}: null` next to allocated_gib"
            yield Problem(("storage", key), message, hint)


_UNITS = {"iops": "IOPS", "throughput_mibps": "MiB/s"}


@check(
    "RDS005",
    "gp3 from 400 GiB on has 12,000 to 64,000 IOPS and 500 to 4,000 MiB/s",
    fact="AWS refuses less than the included values, and more than the maximum",
    source=GP3,
)
def large_storage_is_in_range(spec: Stored) -> Iterator[Problem]:
    storage = spec.storage
    for key, (low, high) in RANGES.items() if _is_gp3(storage) else ():
        value = getattr(storage, key)
        if not _is_small(storage) and value is not None and not low <= value <= high:
            most = high if key == "iops" else min(high, _most_throughput(_usable_iops(storage)))
            message = f"{value} {_UNITS[key]} is out of range; write {low} to {most}"
            yield Problem(("storage", key), message)


def _usable_iops(storage: Storage) -> int:
    """Those that are set, or the nearest that AWS has."""
    low, high = RDS_GP3_IOPS_RANGE
    return min(max(storage.iops or BASELINE_IOPS, low), high)


def _most_throughput(iops: int) -> int:
    return int(iops * RDS_GP3_MAX_THROUGHPUT_PER_IOPS)


@check(
    "RDS006",
    "throughput fits the IOPS",
    fact="at most 0.25 MiB/s per IOPS; from 400 GiB on the range of IOPS keeps the other ratio, "
    "500 IOPS per GiB, and growth only lowers it",
    source=GP3,
)
def throughput_fits(spec: Stored) -> Iterator[Problem]:
    storage = spec.storage
    if _is_small(storage) or not _is_gp3(storage):
        return
    iops = storage.iops or BASELINE_IOPS
    throughput = storage.throughput_mibps or BASELINE_THROUGHPUT
    most, offered = _most_throughput(iops), RDS_GP3_THROUGHPUT_MIB_RANGE[1]
    if most < throughput <= offered and iops >= BASELINE_IOPS:  # otherwise RDS005
        needed = int(throughput / RDS_GP3_MAX_THROUGHPUT_PER_IOPS)
        message = f"{throughput} MiB/s is too much for {iops} IOPS; write at most {most}"
        yield Problem(("storage", "throughput_mibps"), message, f"or write `iops: {needed}`")


@check(
    "RDS007",
    "storage that grows has room to grow",
    also=Severity.WARNING,
    fact="AWS refuses a maximum below 110 % of the allocated storage, and advises 126 %, because "
    "storage grows by 10 % or more at a time",
    source=SCALING,
)
def ceiling_is_high(spec: Stored) -> Iterator[Problem]:
    allocated, maximum = spec.storage.allocated_gib, spec.storage.maximum_gib
    if maximum is None:
        return
    largest = RDS_GP3_GIB_RANGE[1]
    least = -(-allocated * RDS_AUTOSCALING_MIN_CEILING_PERCENT // 100)
    advised = min(-(-allocated * ADVISED_CEILING_PERCENT // 100), largest)
    pointer = ("storage", "maximum_gib")
    if least > largest:
        message = f"{allocated} GiB cannot grow: RDS has {largest}, and it takes {least} or more"
        yield Problem(pointer, f"{message}; remove `maximum_gib`", at_key=True)
    elif maximum < least:
        message = f"{maximum} GiB leaves {allocated} GiB no room to grow; write at least {least}"
        yield Problem(pointer, message, f"AWS advises {advised} or more")
    elif maximum < advised:
        message = f"{maximum} GiB leaves {allocated} GiB little room; write {advised} or more"
        yield Problem(pointer, message, severity=Severity.WARNING)


@check(
    "RDS008",
    "IOPS are set only if they exceed what is included",
    severity=Severity.INFO,
    fact="gp3 from 400 GiB on includes 12,000 IOPS and 500 MiB/s",
    source=GP3,
)
def baseline_is_included(spec: Stored) -> Iterator[Problem]:
    storage = spec.storage
    if _is_gp3(storage) and not _is_small(storage) and storage.iops == BASELINE_IOPS:
        message = f"{BASELINE_IOPS} IOPS are included in {spec.storage.allocated_gib} GiB"
        yield Problem(("storage", "iops"), f"{message} at no cost; `iops` may be omitted")


STORAGE_CHECKS = (
    *PROVISIONED,
    small_storage_is_fixed,
    large_storage_is_in_range,
    throughput_fits,
    ceiling_is_high,
    baseline_is_included,
)
