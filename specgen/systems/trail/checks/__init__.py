"""All promises of a trail."""

from specgen.systems.trail.checks.patches import PATCHES
from specgen.systems.trail.checks.records import RECORDS, RECORDS_OF_ALL
from specgen.systems.trail.checks.store import STORE

CHECKS = (*RECORDS, *STORE, *PATCHES)
PROJECT_CHECKS = RECORDS_OF_ALL
