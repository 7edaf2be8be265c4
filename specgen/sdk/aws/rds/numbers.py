"""Numbers that follow from an instance: connections, memory, storage."""

from collections.abc import Iterator

from specgen.facts import rds
from specgen.sdk.aws.rds.protocols import Sized
from specgen.sdk.declarations import Derived

GIB = 1024**3
OF_THE_STORAGE = (
    "mysql-free-storage",
    "rds-binary-logs",
    "rds-free-storage",
    "rds-slot-lag",
    "rds-transaction-logs",
)
"""Rows of bytes on its disk, which may grow."""


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
