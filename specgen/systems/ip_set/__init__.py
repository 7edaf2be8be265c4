"""Sets of addresses that rules of a web ACL look at."""

from specgen.sdk import System
from specgen.systems.ip_set.checks import CHECKS
from specgen.systems.ip_set.model import IpSet

SYSTEM = System(
    "ip_set",
    "Set of addresses",
    IpSet,
    CHECKS,
    construct=f"{__name__}.construct",
    free="a set is paid for with the rules that use it",
    stack="firewall",
)
