"""Keys of a rule that a security group has, and which ports it is about."""

from collections.abc import Iterable
from typing import Annotated, Literal

from msgspec import Meta

from specgen.documents.schema.fields import CIDR_PATTERN, Port, reference

IPV6_PATTERN = "^[0-9a-f]{0,4}:[0-9a-f:]{1,37}/[0-9]{1,3}$"
Protocol = Annotated[
    Literal["tcp", "udp", "icmp", "all"], Meta(description="Protocol; all means every port too")
]
OtherGroup = (
    Annotated[str, reference("security_group", "The other side: members of this group")] | None
)
OtherBlock = (
    Annotated[
        str,
        Meta(
            description="The other side: an IPv4 or IPv6 block, or vpc for all blocks of the "
            "network itself",
            pattern=f"^vpc$|{CIDR_PATTERN}|{IPV6_PATTERN}",
            examples=["0.0.0.0/0", "::/0", "vpc"],
        ),
    ]
    | None
)
PREFIX_LISTS = ("s3", "dynamodb")
"""Those that a gateway endpoint tells the id of; AWS counts each as one rule.

source: https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
(2026-11-30)
"""

PortRange = Annotated[
    str,
    Meta(
        description="The first and the last port, which both count",
        pattern=r"^[1-9][0-9]{0,4}-[1-9][0-9]{0,4}$",
        examples=["8000-8100"],
    ),
]
Ports = Port | PortRange


def bounds(port: int | str) -> tuple[int, int]:
    """The first and the last."""
    if isinstance(port, int):
        return port, port
    first, _, last = port.partition("-")
    return int(first), int(last)


def covers(ports: Iterable[int | str], port: int) -> bool:
    return any(first <= port <= last for first, last in map(bounds, ports))
