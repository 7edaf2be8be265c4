"""What would prevent a promotion, or make it dangerous."""

from specgen.systems.failover.checks.design import DESIGN_CHECKS
from specgen.systems.failover.checks.egress import EGRESS_CHECKS
from specgen.systems.failover.checks.probes import PROBE_CHECKS
from specgen.systems.failover.checks.record import RECORD_CHECKS
from specgen.systems.failover.checks.target import TARGET_CHECKS

CHECKS = (*TARGET_CHECKS, *PROBE_CHECKS, *EGRESS_CHECKS, *RECORD_CHECKS, *DESIGN_CHECKS)
