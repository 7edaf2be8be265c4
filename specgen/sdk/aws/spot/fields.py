"""Keys of instances that AWS may take back."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.documents.schema.fields import Unordered
from specgen.facts import ec2

Architecture = Literal["x86_64", "arm64"]

InstanceTypes = Annotated[
    Unordered[
        Annotated[
            str,
            Meta(pattern=r"^[a-z0-9-]+\.[a-z0-9-]+$", examples=["m7g.xlarge"]),
        ]
    ],
    Meta(
        description="EC2 types; AWS takes those that it is least likely to need back",
        min_length=1,
        max_length=40,
    ),
]


def largest_vcpu(types: tuple[str, ...] | list[str]) -> int:
    """0 if none is in our facts."""
    found = (ec2.instance_type(name) for name in types)
    return max((one.vcpu for one in found if one is not None), default=0)
