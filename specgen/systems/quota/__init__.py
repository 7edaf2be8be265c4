"""Quotas that AWS is asked for."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.quota.checks import CHECKS
from specgen.systems.quota.model import Quota


def _construct() -> Callable[..., Any]:
    from specgen.systems.quota.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System("quota", "Service quotas", Quota, CHECKS, _construct, "account-region-baseline")
