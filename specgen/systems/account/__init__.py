"""What an AWS account has once."""

from specgen.sdk import System
from specgen.systems.account.checks import CHECKS
from specgen.systems.account.model import Account

SYSTEM = System(
    "account",
    "AWS account",
    Account,
    CHECKS,
    construct=f"{__name__}.construct",
    free="settings of IAM and of the account",
    stack="account-baseline",
)
