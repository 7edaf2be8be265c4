"""What CloudFront refuses, and what it accepts though nobody would get an answer."""

from specgen.systems.cdn.checks.answers import ANSWER_CHECKS, policies_are_few
from specgen.systems.cdn.checks.behaviors import BEHAVIOR_CHECKS
from specgen.systems.cdn.checks.headers import HEADER_CHECKS
from specgen.systems.cdn.checks.names import NAME_CHECKS, aliases_have_one_owner
from specgen.systems.cdn.checks.origins import ORIGIN_CHECKS
from specgen.systems.cdn.checks.reached import REACH_CHECKS
from specgen.systems.cdn.checks.requests import REQUEST_CHECKS

CHECKS = (
    *NAME_CHECKS,
    *ORIGIN_CHECKS,
    *REACH_CHECKS,
    *REQUEST_CHECKS,
    *HEADER_CHECKS,
    *BEHAVIOR_CHECKS,
    *ANSWER_CHECKS,
)
PROJECT_CHECKS = (aliases_have_one_owner, policies_are_few)
