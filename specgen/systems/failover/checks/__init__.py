"""What would prevent a promotion, or make it dangerous."""

from specgen.systems.failover.checks.design import DESIGN_CHECKS
from specgen.systems.failover.checks.probes import PROBE_CHECKS
from specgen.systems.failover.checks.target import TARGET_CHECKS

CHECKS = (*TARGET_CHECKS, *PROBE_CHECKS, *DESIGN_CHECKS)
