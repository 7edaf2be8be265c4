"""Alarms of each NAT gateway."""

from specgen.sdk import Alarm

ALARMS = (
    Alarm(
        "nat-port-allocation",
        "nat_gateway",
        "AWS/NATGateway",
        "ErrorPortAllocation",
        "Sum",
        "above",
        {"warning": 0},
    ),
    Alarm(
        "nat-drops",
        "nat_gateway",
        "AWS/NATGateway",
        "PacketsDropCount",
        "Sum",
        "above",
        {"info": 100},
    ),
    Alarm(
        "nat-bandwidth",
        "nat_gateway",
        "AWS/NATGateway",
        "BytesOutToDestination",
        "Sum",
        "above",
        {"info": 168750000000},
    ),
)
