"""What an AWS account has once in each region."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.account_region.checks import CHECKS
from specgen.systems.account_region.model import AccountRegion


def _construct() -> Callable[..., Any]:
    from specgen.systems.account_region.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System(
    "account_region",
    "Region of an account",
    AccountRegion,
    CHECKS,
    _construct,
    "account-region-baseline",
)
