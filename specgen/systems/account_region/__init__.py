"""What an AWS account has once in each region."""

from specgen.sdk import System
from specgen.systems.account_region.checks import CHECKS
from specgen.systems.account_region.model import AccountRegion

SYSTEM = System(
    "account_region",
    "Region of an account",
    AccountRegion,
    CHECKS,
    construct=f"{__name__}.construct",
    free="settings of the region",
    stack="account-region-baseline",
)
