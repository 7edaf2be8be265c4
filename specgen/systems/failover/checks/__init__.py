"""What would keep a promotion from working, or make it dangerous."""

from specgen.systems.failover.checks.design import DESIGN_CHECKS
from specgen.systems.failover.checks.probes import PROBE_CHECKS
from specgen.systems.failover.checks.target import TARGET_CHECKS

CHECKS = (*TARGET_CHECKS, *PROBE_CHECKS, *DESIGN_CHECKS)
