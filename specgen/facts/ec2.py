"""Instance types: what they are, and in which zones they are offered."""

from functools import cache
from typing import Literal

import msgspec

from specgen.facts import store

Architecture = Literal["arm64", "x86_64"]

# vCPU, MiB, interfaces
_Numbers = tuple[int, int, int]


_NOT_EBS_OPTIMIZED = (
    "t1 t2 c1.medium c3.large c3.8xlarge i2.8xlarge m1.small m1.medium m2.xlarge m3.medium "
    "m3.large r3.large r3.8xlarge"
)
_NOT_SPOT = (
    "hpc6a hpc6id hpc7a hpc7g hpc8a t2.nano trn2u u-3tb1 u-6tb1 u7i-6tb u7i-8tb u7i-12tb "
    "u7in-16tb u7in-24tb u7in-32tb"
)
_ACCELERATED = (
    "g4dn g5 g5g g6 g6e g6f g7 g7e gr6 gr6f p3dn p4d p4de p5 p5e p5en p6-b200 p6-b300 "
    "dl2q inf1 inf2 trn1 trn1n trn2 trn2u"
)
"""Families and types by what moto 5.2.5 says of them, as in data/ec2_types.json."""

_USUAL: dict[Architecture, str] = {"x86_64": "c6i m6i r6i g5", "arm64": "c6g m6g r6g"}
"""Families that most regions have, with little, some and much memory, and with GPUs."""

PAGES_PER_PAGE_OF_THEIR_LIST = 64
"""Linux lists its memory in 64 bytes for each page of 4,096, which it counts as no memory.

source: https://docs.kernel.org/mm/vmemmap_dedup.html (2026-11-30); AWS's own example agrees: of
8,192 MiB 7,985 are left (https://docs.aws.amazon.com/batch/latest/userguide/memory-management.html)
"""


class InstanceType(msgspec.Struct, frozen=True):
    """`interfaces`: network interfaces that can be attached, the primary included."""

    name: str
    vcpu: int
    memory_mib: int
    architecture: Architecture
    interfaces: int

    @property
    def most_memory_mib(self) -> int:
        """What Linux has at the very most for programs."""
        return self.memory_mib - self.memory_mib // PAGES_PER_PAGE_OF_THEIR_LIST


class _Offer(msgspec.Struct, frozen=True):
    """zones: region -> zone letters, the same for every type of the group"""

    types: tuple[str, ...]
    zones: dict[str, str]


class _Offers(msgspec.Struct, frozen=True):
    offers: tuple[_Offer, ...]
    regions: frozenset[str]


def instance_type(name: str) -> InstanceType | None:
    """None when EC2 has no such type; Apple machines are left out."""
    return _types().get(name)


def type_names() -> tuple[str, ...]:
    return tuple(_types())


@cache
def families() -> tuple[str, ...]:
    """In the order of the alphabet."""
    return tuple(sorted({name.partition(".")[0] for name in type_names()}))


def family_of(name: str) -> tuple[str, ...]:
    """All types of the family that the name begins with; empty for an unknown family."""
    family = name.partition(".")[0]
    return tuple(known for known in _types() if known.partition(".")[0] == family)


def may_be_ebs_optimized(name: str) -> bool:
    """True also for a type that we do not know."""
    return not _is_of(name, _NOT_EBS_OPTIMIZED)


def may_be_spot(name: str) -> bool:
    """True also for a type that we do not know."""
    return not _is_of(name, _NOT_SPOT)


def bursts_to_volumes(name: str) -> bool:
    """Whether it reaches EBS faster for a while than for ever, and so has a balance of that."""
    family, _, size = name.partition(".")
    return size in _bursts().get(family, ())


def has_accelerator(name: str) -> bool:
    """A GPU, or a chip for inference or training."""
    return _is_of(name, _ACCELERATED)


def gpus(name: str) -> int:
    """Whole ones: 0 also for a part of one, and for a chip that is no GPU."""
    family, _, size = name.partition(".")
    return _gpus().get(family, {}).get(size, 0)


def smallest(architecture: Architecture, vcpu: int, memory_mib: int, gpus: int = 0) -> str:
    """Of the usual families, to advise; empty if none is as large."""
    found = [
        one
        for one in map(instance_type, _usual(architecture))
        if one and (one.vcpu >= vcpu and one.memory_mib >= memory_mib and _gpus_of(one) >= gpus)
    ]
    least = min(found, key=lambda one: (_gpus_of(one), one.vcpu, one.memory_mib), default=None)
    return least.name if least else ""


def _gpus_of(one: InstanceType) -> int:
    return gpus(one.name)


def _usual(architecture: Architecture) -> list[str]:
    families = _USUAL[architecture].split()
    return [name for name in type_names() if name.partition(".")[0] in families]


def _is_of(name: str, group: str) -> bool:
    return name in group.split() or name.partition(".")[0] in group.split()


def offered_zones(name: str, region: str) -> tuple[str, ...]:
    """Zones with this type; also empty if `offers_known` is false: ask that first.

    In older regions a letter means another data center in another account, so the number of zones
    and the absence of a type are more reliable than the letters.
    """
    letters = _zones_by_type().get(name, {}).get(region, "")
    return tuple(region + letter for letter in letters)


def offers_known(name: str, region: str) -> bool:
    """Whether an empty answer of `offered_zones` means that the type is not offered."""
    return name.partition(".")[0] in known_families() and region in _offers().regions


@cache
def known_families() -> frozenset[str]:
    """Families whose zones we know; `instance_type` knows all families."""
    return frozenset(name.partition(".")[0] for name in _zones_by_type())


@cache
def _zones_by_type() -> dict[str, dict[str, str]]:
    return {name: offer.zones for offer in _offers().offers for name in offer.types}


@cache
def _types() -> dict[str, InstanceType]:
    by_architecture = store.facts("ec2_types", dict[Architecture, dict[str, dict[str, _Numbers]]])
    return {
        f"{family}.{size}": InstanceType(
            f"{family}.{size}", vcpu, memory_mib, architecture, interfaces
        )
        for architecture, families in by_architecture.items()
        for family, sizes in families.items()
        for size, (vcpu, memory_mib, interfaces) in sizes.items()
    }


@cache
def _offers() -> _Offers:
    return store.facts("ec2_offers", _Offers)


@cache
def _gpus() -> dict[str, dict[str, int]]:
    """Family -> size -> count."""
    return store.facts("ec2_gpus", dict[str, dict[str, int]])


@cache
def _bursts() -> dict[str, tuple[str, ...]]:
    """Family -> sizes."""
    return store.facts("ec2_bursts", dict[str, tuple[str, ...]])
