"""All checks of alarms documents."""

CHECKS = ()

PROJECT_CHECKS = ()
