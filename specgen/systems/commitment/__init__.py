"""What an account buys for years: reservations and savings plans."""

from specgen.sdk import System
from specgen.systems.commitment.checks import CHECKS
from specgen.systems.commitment.model import Commitment

SYSTEM = System(
    "commitment",
    "Reservation or savings plan",
    Commitment,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="cost",
)
