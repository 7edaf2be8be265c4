"""Sizes in the units of ECS."""

import math


def units(vcpu: float) -> int:
    """ECS counts 1,024 units for a vCPU."""
    return math.floor(vcpu * 1024)


def mib(gib: float) -> int:
    return math.floor(gib * 1024)
