"""Image repositories in ECR."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.registry.checks import CHECKS
from specgen.systems.registry.model import Registry


def _construct() -> Callable[..., Any]:
    from specgen.systems.registry.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System("registry", "Image registry", Registry, CHECKS, _construct, "registry")
