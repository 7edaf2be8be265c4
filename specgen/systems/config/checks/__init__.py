"""All promises of AWS Config."""

from specgen.systems.config.checks.recorder import RECORDER
from specgen.systems.config.checks.rules import RULES

CHECKS = (*RECORDER, *RULES)
