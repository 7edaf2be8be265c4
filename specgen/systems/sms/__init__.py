"""How an account sends text messages, which AWS has once in each region."""

from specgen.sdk import System
from specgen.systems.sms.alarms import ALARMS
from specgen.systems.sms.checks import CHECKS
from specgen.systems.sms.model import Sms

SYSTEM = System(
    "sms",
    "Text messages of an account",
    Sms,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="account-region-baseline",
    alarms=ALARMS,
)
