"""What all ECS tasks have in common: sizes in the units of ECS, keys of their secrets."""

import math
from typing import TYPE_CHECKING

from specgen.sdk.aws.interfaces import SECRET

if TYPE_CHECKING:
    from specgen.project.project import Here


def secret_key(here: "Here", secret: str) -> "Here | None":
    """The key of that copy of a secret that is read here."""
    home = SECRET.find(here, secret)
    if home is None:
        return None
    key: Here | None = home.spec.key_in(home, home.spec.region_read(here.region, home))
    return key


def units(vcpu: float) -> int:
    """ECS counts 1,024 units for a vCPU."""
    return math.floor(vcpu * 1024)


def mib(gib: float) -> int:
    return math.floor(gib * 1024)
