"""All checks of alarms documents."""

from specgen.systems.alarms.checks import coverage, entries, kept, levels, topics

CHECKS = (*topics.CHECKS, *levels.CHECKS)

PROJECT_CHECKS = (*entries.PROJECT_CHECKS, *coverage.PROJECT_CHECKS, *kept.PROJECT_CHECKS)
