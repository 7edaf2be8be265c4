"""What Route 53 refuses in a public zone, and names that lead nowhere."""

from specgen.systems.public_zone.checks import delegation, zones
from specgen.systems.public_zone.checks.records import RECORD_CHECKS

CHECKS = (*RECORD_CHECKS, *zones.ZONE_CHECKS, *delegation.DELEGATION_CHECKS)
PROJECT_CHECKS = (*delegation.PROJECT_CHECKS, *zones.PROJECT_CHECKS)
