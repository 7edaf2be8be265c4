"""What Route 53 refuses in a health check, and checks that always say the same."""

from specgen.systems.health_check.checks.answers import balancer_answers
from specgen.systems.health_check.checks.form import FORM_CHECKS
from specgen.systems.health_check.checks.reach import REACH_CHECKS

CHECKS = (*FORM_CHECKS, balancer_answers, *REACH_CHECKS)
