"""Raw resources: the escape hatch."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.raw.checks import CHECKS
from specgen.systems.raw.model import Raw


def _construct() -> Callable[..., Any]:
    from specgen.systems.raw.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System("raw", "Raw Terraform resources", Raw, CHECKS, _construct, "")
