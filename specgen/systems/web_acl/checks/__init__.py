"""What WAF refuses in an ACL, and what makes one weaker than it seems."""

from specgen.systems.web_acl.checks.capacity import CAPACITY_CHECKS
from specgen.systems.web_acl.checks.clients import CLIENT_CHECKS
from specgen.systems.web_acl.checks.groups import GROUP_CHECKS
from specgen.systems.web_acl.checks.logs import LOG_CHECKS
from specgen.systems.web_acl.checks.overlaps import OVERLAP_CHECKS
from specgen.systems.web_acl.checks.places import PLACE_CHECKS
from specgen.systems.web_acl.checks.rules import RULE_CHECKS

CHECKS = (
    *RULE_CHECKS,
    *GROUP_CHECKS,
    *PLACE_CHECKS,
    *CLIENT_CHECKS,
    *CAPACITY_CHECKS,
    *OVERLAP_CHECKS,
    *LOG_CHECKS,
)
