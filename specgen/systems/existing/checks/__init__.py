"""What must hold of what others made."""

from specgen.systems.existing.checks.arns import ARN_CHECKS
from specgen.systems.existing.checks.documents import PROJECT_CHECKS as PROJECT_CHECKS
from specgen.systems.existing.checks.networks import NETWORK_CHECKS
from specgen.systems.existing.checks.policies import POLICY_CHECKS
from specgen.systems.existing.checks.queues import QUEUE_CHECKS
from specgen.systems.existing.checks.services import SERVICE_CHECKS

CHECKS = (*ARN_CHECKS, *NETWORK_CHECKS, *POLICY_CHECKS, *QUEUE_CHECKS, *SERVICE_CHECKS)
