"""SNS topics."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.topic.checks import CHECKS
from specgen.systems.topic.model import Topic


def _construct() -> Callable[..., Any]:
    from specgen.systems.topic.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System("topic", "SNS topic", Topic, CHECKS, _construct, "notifications")
