"""Security groups with separate rules."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.security_group.checks import CHECKS
from specgen.systems.security_group.model import SecurityGroup


def _construct() -> Callable[..., Any]:
    from specgen.systems.security_group.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System("security_group", "Security group", SecurityGroup, CHECKS, _construct, "network")
