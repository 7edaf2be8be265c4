"""Private certificate authorities: roots that sign other authorities, and issuing authorities."""

from specgen.sdk import System
from specgen.systems.private_ca.alarms import ALARMS
from specgen.systems.private_ca.checks import CHECKS
from specgen.systems.private_ca.model import PrivateCa

SYSTEM = System(
    "private_ca",
    "Private CA",
    PrivateCa,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="pki",
    alarms=ALARMS,
)
