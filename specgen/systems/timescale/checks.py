"""What EC2 and TimescaleDB refuse, and what loses data or availability although both accept it."""

from specgen.systems.timescale.checks_columns import COLUMN_CHECKS
from specgen.systems.timescale.checks_engine import ENGINE_CHECKS
from specgen.systems.timescale.checks_levels import LEVEL_CHECKS
from specgen.systems.timescale.checks_network import NETWORK_CHECKS
from specgen.systems.timescale.checks_nodes import NODE_CHECKS

CHECKS = (*ENGINE_CHECKS, *NODE_CHECKS, *NETWORK_CHECKS, *COLUMN_CHECKS, *LEVEL_CHECKS)
