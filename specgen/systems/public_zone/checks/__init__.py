"""What Route 53 refuses in a public zone, and names that lead nowhere."""

from specgen.systems.public_zone.checks.records import RECORD_CHECKS
from specgen.systems.public_zone.checks.zones import PROJECT_CHECKS, ZONE_CHECKS

CHECKS = (*RECORD_CHECKS, *ZONE_CHECKS)

__all__ = ["CHECKS", "PROJECT_CHECKS"]
