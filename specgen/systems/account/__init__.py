"""What an AWS account has once."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.account.checks import CHECKS
from specgen.systems.account.model import Account


def _construct() -> Callable[..., Any]:
    from specgen.systems.account.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System("account", "AWS account", Account, CHECKS, _construct, "account-baseline")
