"""What Route 53 refuses in a name with several targets, and names that lead to nobody."""

from specgen.systems.global_name.checks.ipv6 import all_answer_by_ipv6
from specgen.systems.global_name.checks.names import NAME_CHECKS, PROJECT_CHECKS
from specgen.systems.global_name.checks.places import PLACE_CHECKS
from specgen.systems.global_name.checks.targets import TARGET_CHECKS

CHECKS = (*TARGET_CHECKS, *PLACE_CHECKS, *NAME_CHECKS, all_answer_by_ipv6)

__all__ = ["CHECKS", "PROJECT_CHECKS"]
