"""Numbers that follow from an instance: connections, memory, storage."""

import re
from collections.abc import Iterator

from specgen.facts import rds
from specgen.sdk.aws.rds.protocols import Sized
from specgen.sdk.declarations import Derived

GIB = 1024**3
MOST = 10**24
"""A larger number is no float any more."""
_FORMULA = re.compile(r"\{DBInstanceClassMemory(\*(?P<times>[0-9]{1,9}))?(/(?P<by>[0-9]{1,15}))?\}")
OF_THE_STORAGE = (
    "mysql-free-storage",
    "rds-binary-logs",
    "rds-free-storage",
    "rds-slot-lag",
    "rds-transaction-logs",
)
"""Rows of bytes on its disk, which may grow."""


def counted(value: str, memory_gib: float) -> float | None:
    """A number, or a plain formula of an instance with this memory; None for another text.

    source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ParamValuesRef.html
    (2026-11-30); RDS's DBInstanceClassMemory is somewhat smaller than the class's memory
    """
    if value.isdecimal():
        return min(int(value), MOST)
    formula = _FORMULA.fullmatch(value.replace(" ", ""))
    if formula is None:
        return None
    return memory_gib * GIB * int(formula["times"] or 1) / max(1, int(formula["by"] or 1))


def fitting_connections(spec: Sized) -> int | None:
    """RDS's default; None for a class that is not in our facts."""
    real = rds.instance_class(spec.instance_class)
    if real is None:
        return None
    return spec.rds_engine.connections.of(int(real.memory_gib * GIB))


def most_connections(spec: Sized) -> int | None:
    """The value of the parameter, otherwise RDS's default."""
    said = spec.parameters.get("max_connections", "")
    return int(said) if said.isdecimal() else fitting_connections(spec)


def parts(spec: Sized) -> dict[str, float]:
    """What alarms compare with; in bytes if the metric is."""
    found = {
        f"storage_{percent}_percent": spec.storage.allocated_gib * GIB * percent / 100
        for percent in (5, 10, 20)
    }
    found |= {f"{row} most": spec.storage.most_gib * GIB for row in OF_THE_STORAGE}
    connections, real = most_connections(spec), rds.instance_class(spec.instance_class)
    if connections is not None:
        found |= {f"connections_{p}_percent": connections * p / 100 for p in (30, 60, 90)}
    if real is not None:
        found |= {f"memory_{p}_percent": real.memory_gib * GIB * p / 100 for p in (3, 6)}
        found |= {"vcpu": real.vcpu, "vcpu_twice": real.vcpu * 2}
    return found


def numbers(spec: Sized) -> Iterator[Derived]:
    real, connections = rds.instance_class(spec.instance_class), most_connections(spec)
    if real is not None:
        yield Derived("vCPU", real.vcpu, "vCPU", spec.instance_class)
        yield Derived("memory", real.memory_gib, "GiB", spec.instance_class)
    if connections is not None:
        said = "max_connections" in spec.parameters
        how = "max_connections" if said else spec.rds_engine.connections.formula
        yield Derived("connections", connections, "", how)
    yield Derived(
        "storage", spec.storage.allocated_gib, "GiB", "allocated", spec.storage.maximum_gib
    )
