"""CloudWatch log groups."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.log_group.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.log_group.model import LogGroup


def _construct() -> Callable[..., Any]:
    from specgen.systems.log_group.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System(
    "log_group", "Log group", LogGroup, CHECKS, _construct, "compute", project_checks=PROJECT_CHECKS
)
