"""Logs that are sent on to Datadog."""

from specgen.sdk import System
from specgen.systems.log_forwarder.alarms import ALARMS
from specgen.systems.log_forwarder.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.log_forwarder.model import LogForwarder

SYSTEM = System(
    "log_forwarder",
    "Log forwarder",
    LogForwarder,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    construct=f"{__name__}.construct",
    stack="log-forwarding",
    alarms=ALARMS,
)
