"""Keys of a rule that a security group has, ours or another's."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.documents.schema.fields import CIDR_PATTERN, reference

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
            description="The other side: an IPv4 block, or vpc for the network's own",
            pattern=f"^vpc$|{CIDR_PATTERN}",
            examples=["0.0.0.0/0", "vpc"],
        ),
    ]
    | None
)
