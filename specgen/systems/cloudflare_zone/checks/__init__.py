"""What Cloudflare refuses, what a plan does not have, and hosts that lead nowhere."""

from specgen.systems.cloudflare_zone.checks.certificates import CERTIFICATE_CHECKS
from specgen.systems.cloudflare_zone.checks.hosts import HOST_CHECKS
from specgen.systems.cloudflare_zone.checks.origins import ORIGIN_CHECKS
from specgen.systems.cloudflare_zone.checks.plans import PLAN_CHECKS
from specgen.systems.cloudflare_zone.checks.rules import PROJECT_CHECKS, RULE_CHECKS

CHECKS = (*HOST_CHECKS, *ORIGIN_CHECKS, *CERTIFICATE_CHECKS, *PLAN_CHECKS, *RULE_CHECKS)

__all__ = ["CHECKS", "PROJECT_CHECKS"]
