"""Alarms of a failover's probes, in addition to the votes that it counts itself."""

from specgen.sdk import Alarm
from specgen.systems.failover.model import NAMESPACE, PROBE_METRIC

PROBE, MACHINE = "writer_probe", "failover_machine"

ALARMS = (
    Alarm(
        "rds-writer-probe",
        PROBE,
        NAMESPACE,
        PROBE_METRIC,
        "Minimum",
        "below",
        {"critical": 1},
        # a silent probe pages somebody; it is not a vote for a promotion (see votes.py)
        "breaching",
        datapoints=(2, 3),
        meaning="A probe does not reach the writer, or is silent; look at the database before "
        "the failover promotes a replica.",
    ),
    Alarm(
        "failover-failed",
        MACHINE,
        "AWS/States",
        "ExecutionsFailed",
        "Sum",
        "above",
        {"critical": 0},
        "notBreaching",
        datapoints=(1, 1),
        meaning="A promotion failed halfway; look at the execution of the state machine and "
        "finish it by hand.",
    ),
)
