"""Public TLS certificates, validated by DNS."""

from specgen.sdk import System
from specgen.systems.certificate.alarms import ALARMS
from specgen.systems.certificate.checks import CHECKS
from specgen.systems.certificate.model import Certificate

SYSTEM = System(
    "certificate",
    "TLS certificate",
    Certificate,
    CHECKS,
    construct=f"{__name__}.construct",
    free="public certificates",
    stack="ingress",
    alarms=ALARMS,
)
