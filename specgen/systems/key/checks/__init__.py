"""Who may use a key, where it is, and what it must stay."""

from specgen.systems.key.checks.patches import PATCH_CHECKS
from specgen.systems.key.checks.replicas import REPLICA_CHECKS
from specgen.systems.key.checks.users import USER_CHECKS

CHECKS = (*USER_CHECKS, *REPLICA_CHECKS, *PATCH_CHECKS)
