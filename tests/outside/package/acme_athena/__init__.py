"""Athena workgroups, for specgen."""

from acme_athena.checks import CHECKS
from acme_athena.model import Workgroup
from specgen.sdk import Alarm, System

ALARMS = (
    Alarm(
        "slow-queries",
        "athena_workgroup",
        "AWS/Athena",
        "TotalExecutionTime",
        "p95",
        "above",
        {"warning": "slow_milliseconds"},
    ),
)

SYSTEMS = (
    System(
        "athena_workgroup",
        "Athena workgroup",
        Workgroup,
        CHECKS,
        construct="acme_athena.construct",
        stack="analytics",
        alarms=ALARMS,
        losses={"aws_athena_workgroup": "the history of its queries, and its saved queries"},
    ),
)
