"""What EC2 and TimescaleDB refuse, and what they accept although it loses data or availability."""

from specgen.systems.timescale.checks.columns import COLUMN_CHECKS
from specgen.systems.timescale.checks.engine import ENGINE_CHECKS
from specgen.systems.timescale.checks.levels import LEVEL_CHECKS
from specgen.systems.timescale.checks.network import NETWORK_CHECKS
from specgen.systems.timescale.checks.nodes import NODE_CHECKS

CHECKS = (*ENGINE_CHECKS, *NODE_CHECKS, *NETWORK_CHECKS, *COLUMN_CHECKS, *LEVEL_CHECKS)
