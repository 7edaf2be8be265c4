"""A root module while it is built: its addresses, and what it reads and publishes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from specgen.project import Effective

Address = tuple[str, str]
"""(Terraform type, name); data sources as `data.aws_x`, locals `local`, variables `var`."""


class AddressClaimed(Exception):
    """Two documents make the same Terraform address."""

    def __init__(self, address: Address, first: Effective, second: Effective) -> None:
        super().__init__(".".join(address))
        self.address, self.first, self.second = address, first, second


@dataclass(slots=True)
class Module:
    """One root module while it is built.

    stack: the TerraformStack
    claims: who made each address; roles: the part of an address behind the document's name
    reads: published output -> the address of the data source that reads it
    regions: other regions that it reads from, each needs an aliased provider
    """

    stack: Any
    provider_of: Callable[[str], Any]
    claims: dict[Address, Effective | None] = field(default_factory=dict)
    roles: dict[Address, str] = field(default_factory=dict)
    reads: dict[str, str] = field(default_factory=dict)
    published: list[tuple[Effective, str]] = field(default_factory=list)
