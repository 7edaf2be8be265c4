"""Where Terraform keeps its state: bucket, key, and a copy in another region."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.state_backend.checks import CHECKS
from specgen.systems.state_backend.model import StateBackend


def _construct() -> Callable[..., Any]:
    from specgen.systems.state_backend.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System("state_backend", "Terraform state", StateBackend, CHECKS, _construct, "bootstrap")
