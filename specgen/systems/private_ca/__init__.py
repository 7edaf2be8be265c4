"""Private certificate authorities: a root that signs other authorities, and those that issue."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.private_ca.checks import CHECKS
from specgen.systems.private_ca.model import PrivateCa


def _construct() -> Callable[..., Any]:
    from specgen.systems.private_ca.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System("private_ca", "Private CA", PrivateCa, CHECKS, _construct, "pki")
