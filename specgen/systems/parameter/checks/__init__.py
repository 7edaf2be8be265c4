"""All promises of parameters."""

from specgen.systems.parameter.checks.readers import READERS
from specgen.systems.parameter.checks.values import VALUES

CHECKS = VALUES
PROJECT_CHECKS = READERS
