"""Alarms of the hosts of a cluster; without hosts there are none.

What the agent of CloudWatch would publish of hosts, such as their disks, is not watched, because
hosts run no agent.
"""

from typing import Any

from specgen.sdk import Alarm, Here, Need

HOSTS, KEPT, PROVIDER = "host_group", "kept_host_group", "capacity_provider"
"""A kept group has a minimum of hosts; others may have none, and that is no fault."""

FULL = 100


def _has_hosts(here: Here[Any]) -> bool:
    return here.spec.alarm_numbers(here)["minimum_hosts"] > 0


ALARMS = (
    Alarm(
        "hosts-below-minimum",
        KEPT,
        "AWS/AutoScaling",
        "GroupInServiceInstances",
        "Minimum",
        "below",
        {"critical": "minimum_hosts"},
        "breaching",
        datapoints=(10, 10),
        needs=(Need("a minimum of one host", _has_hosts),),
        meaning="Fewer hosts run than the smallest number of any group; look at the activities of "
        "the Auto Scaling group.",
    ),
    Alarm(
        "hosts-status",
        HOSTS,
        "AWS/EC2",
        "StatusCheckFailed",
        "Maximum",
        "above",
        {"warning": 0},
        period_seconds=300,
        datapoints=(2, 2),
        meaning="A host fails; the Auto Scaling group replaces it, so look only if it lasts.",
    ),
    Alarm(
        "hosts-full",
        PROVIDER,
        "AWS/ECS/ManagedScaling",
        "CapacityProviderReservation",
        "Average",
        "above",
        {"warning": FULL},
        datapoints=(15, 15),
        meaning="Tasks have waited for hosts for a quarter of an hour; look at the maximum of "
        "hosts, and whether AWS has the type.",
    ),
)
