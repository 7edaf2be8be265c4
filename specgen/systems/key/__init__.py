"""Customer managed KMS keys."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.key.checks import CHECKS
from specgen.systems.key.model import Key


def _construct() -> Callable[..., Any]:
    from specgen.systems.key.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System("key", "KMS key", Key, CHECKS, _construct, "keys")
