"""Database engines: versions that can still be created, and instance classes by region."""

import re
from functools import cache

import msgspec

from specgen.facts import ec2, store

# RDS calls x2g the hardware that EC2 sells, with local disks, as x2gd.
_EC2_FAMILY = {"x2g": "x2gd"}

# Engines whose major version is one number; for the others it is two, such as MySQL 8.4.
_ONE_NUMBER_MAJOR = {"postgres": 10, "aurora-postgresql": 10}


class InstanceClass(msgspec.Struct, frozen=True):
    name: str
    vcpu: int
    memory_gib: float


class _Versions(msgspec.Struct, frozen=True):
    creatable: tuple[str, ...]
    deprecated: tuple[str, ...]


class _Group(msgspec.Struct, frozen=True):
    """Classes that the same engines offer in the same regions."""

    classes: tuple[str, ...]
    regions: frozenset[str]


def creatable_versions(engine: str) -> tuple[str, ...]:
    """Full versions, oldest first; empty for an engine we do not know, such as db2-se."""
    return _versions()[engine].creatable if engine in _versions() else ()


def deprecated_versions(engine: str) -> tuple[str, ...]:
    return _versions()[engine].deprecated if engine in _versions() else ()


def nearest_version(engine: str, version: str) -> str | None:
    """The newest version of the same major that can be created; None when the major is gone.

    A release of Extended Support, which costs extra, only if nothing else is left.
    """
    major = _major(engine, version)
    same = [v for v in creatable_versions(engine) if _major(engine, v) == major]
    usual = [v for v in same if "-rds." not in v]
    return (usual or same or [None])[-1]


def major(engine: str, version: str) -> str:
    """`15` of PostgreSQL, `8.4` of MySQL."""
    return ".".join(str(number) for number in _major(engine, version))


@cache
def classes(engine: str, region: str) -> tuple[str, ...]:
    """Classes that the engine offers in the region; empty if we do not know one of the two."""
    groups = _groups(engine)
    return tuple(sorted(c for group in groups if region in group.regions for c in group.classes))


@cache
def classes_everywhere(engine: str) -> frozenset[str]:
    return frozenset(c for group in _groups(engine) for c in group.classes)


def instance_class(name: str) -> InstanceClass | None:
    """Derived from the EC2 type of the same name without `db.`; no package lists it for RDS."""
    prefix, _, type_name = name.partition(".")
    family, _, size = type_name.partition(".")
    found = ec2.instance_type(f"{_EC2_FAMILY.get(family, family)}.{size}")
    if prefix != "db" or found is None:
        return None
    return InstanceClass(name, found.vcpu, found.memory_mib / 1024)


def bursts_to_volumes(name: str) -> bool:
    """False for a class that we do not know."""
    prefix, _, type_name = name.partition(".")
    family, _, size = type_name.partition(".")
    return prefix == "db" and ec2.bursts_to_volumes(f"{_EC2_FAMILY.get(family, family)}.{size}")


def _major(engine: str, version: str) -> tuple[int, ...]:
    numbers = tuple(int(n) for n in re.findall(r"\d+", version))
    one_number = numbers[:1] >= (_ONE_NUMBER_MAJOR.get(engine, 1_000),)
    return numbers[:1] if one_number else numbers[:2]


@cache
def _versions() -> dict[str, _Versions]:
    return store.facts("rds_versions", dict[str, _Versions])


def classes_topic(engine: str) -> str:
    """Of the facts that have the engine's classes."""
    return "aurora_classes" if engine.startswith("aurora-") else "rds_classes"


def _groups(engine: str) -> tuple[_Group, ...]:
    return _all_groups(classes_topic(engine)).get(engine, ())


@cache
def _all_groups(topic: str) -> dict[str, tuple[_Group, ...]]:
    return store.facts(topic, dict[str, tuple[_Group, ...]])
