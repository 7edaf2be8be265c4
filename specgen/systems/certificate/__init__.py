"""Public TLS certificates, validated by DNS."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.certificate.alarms import ALARMS
from specgen.systems.certificate.checks import CHECKS
from specgen.systems.certificate.model import Certificate


def _construct() -> Callable[..., Any]:
    from specgen.systems.certificate.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System(
    "certificate", "TLS certificate", Certificate, CHECKS, _construct, "ingress", alarms=ALARMS
)
