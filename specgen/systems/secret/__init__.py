"""Containers of secrets in Secrets Manager."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.secret.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.secret.model import Secret


def _construct() -> Callable[..., Any]:
    from specgen.systems.secret.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System(
    "secret", "Secret", Secret, CHECKS, _construct, "secrets", project_checks=PROJECT_CHECKS
)
