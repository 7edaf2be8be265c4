"""Alarms of each NAT gateway."""

from specgen.sdk import Alarm

GATEWAY, NAMESPACE = "nat_gateway", "AWS/NATGateway"
HALF_OF_ITS_BANDWIDTH = 168_750_000_000
"""Bytes a minute at half of 45 Gbit a second, which a gateway scales to; it can be more since.

source: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
"""

ALARMS = (
    Alarm(
        "nat-port-allocation",
        GATEWAY,
        NAMESPACE,
        "ErrorPortAllocation",
        "Sum",
        "above",
        {"warning": 0},
        "notBreaching",
        meaning="The gateway has no free port for a destination, so connections fail; look for "
        "who opens so many.",
    ),
    Alarm(
        "nat-drops",
        GATEWAY,
        NAMESPACE,
        "PacketsDropCount",
        "Sum",
        "above",
        {"info": 100},
        "notBreaching",
        meaning="The gateway drops packets; if it lasts, ask AWS about the zone.",
    ),
    Alarm(
        "nat-bandwidth",
        GATEWAY,
        NAMESPACE,
        "BytesOutToDestination",
        "Sum",
        "above",
        {"info": HALF_OF_ITS_BANDWIDTH},
        "notBreaching",
        meaning="The gateway sends at half of its bandwidth; look for traffic that an endpoint "
        "could carry.",
    ),
)
