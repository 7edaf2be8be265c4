"""Alarms of a failover's probes, in addition to the votes that it counts itself."""

from specgen.sdk import Alarm
from specgen.systems.failover.model import NAMESPACE, PROBE_METRIC

ALARMS = (
    Alarm(
        "rds-writer-probe",
        "writer_probe",
        NAMESPACE,
        PROBE_METRIC,
        "Minimum",
        "below",
        {"critical": 1},
        "breaching",
    ),
)
"""A silent probe pages somebody; it is not a vote for a promotion (see votes.py)."""
