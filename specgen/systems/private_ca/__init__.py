"""Private certificate authorities: a root that signs other authorities, and those that issue."""

from specgen.sdk import System
from specgen.systems.private_ca.checks import CHECKS
from specgen.systems.private_ca.model import PrivateCa

SYSTEM = System(
    "private_ca", "Private CA", PrivateCa, CHECKS, construct=f"{__name__}.construct", stack="pki"
)
