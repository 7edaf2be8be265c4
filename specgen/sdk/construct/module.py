"""A root module while it is built: its addresses, and what it reads and publishes."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from specgen.project.project import Effective
from specgen.sdk.declarations import Output
from specgen.terraform.providers import AWS, Provider, provider_of

Address = tuple[str, str]
"""(Terraform type, name); data sources as `data.aws_x`, locals `local`, variables `var`."""


class Element(Protocol):
    """A construct of CDKTF at an address."""

    def override_logical_id(self, new_logical_id: str) -> None: ...


Made = TypeVar("Made", bound=Element)

_VERBATIM = re.compile(r"[A-Za-z0-9_-]{1,255}")
"""CDKTF uses such an id of a construct unchanged as the name in its address."""


class AddressClaimed(Exception):
    """Two documents make the same Terraform address."""

    def __init__(self, address: Address, first: Effective, second: Effective) -> None:
        super().__init__(".".join(address))
        self.address, self.first, self.second = address, first, second


@dataclass(slots=True)
class Module:
    """One root module while it is built.

    stack: the TerraformStack
    provider_of: another region -> its aliased provider; and of another account
    claims: who made each address; roles: the part of an address after the document's name
    files: of addresses that are in a file of their own, what it has in addition to the document's
    require: writes the settings of another provider than AWS, once
    reads: published output -> the address of the data source that reads it
    outputs: those of documents that were read, by name
    """

    stack: Any
    provider_of: Callable[..., Any]
    require: Callable[[Provider], None]
    claims: dict[Address, Effective | None] = field(default_factory=dict)
    roles: dict[Address, str] = field(default_factory=dict)
    files: dict[Address, str] = field(default_factory=dict)
    reads: dict[str, str] = field(default_factory=dict)
    published: list[tuple[Effective, str]] = field(default_factory=list)
    outputs: dict[Effective, dict[str, Output]] = field(default_factory=dict)
    _required: set[str] = field(default_factory=lambda: {AWS.name})
    _ids: set[str] = field(default_factory=lambda: {"backend", "Default"})

    def make(self, address: Address, construct: Callable[[Any, str], Made]) -> Made:
        """Makes a construct at its address from the stack and an id.

        CDKTF uses the id as the name. Ids must be unique, but names only within a type.
        """
        kind, name = address
        self.uses(kind)
        is_free = name not in self._ids and _VERBATIM.fullmatch(name) is not None
        made = construct(self.stack, name if is_free else f"{kind}.{name}")
        self._ids.add(name)
        if not is_free:
            # at once: after the first read of an attribute CDKTF silently ignores it
            made.override_logical_id(name)
        return made

    def uses(self, kind: str) -> None:
        """Requires the provider of a resource type."""
        provider = provider_of(kind)
        if provider is not None and provider.name not in self._required:
            self._required.add(provider.name)
            self.require(provider)

    def configure(self, provider: Provider, arguments: Mapping[str, Any]) -> None:
        """Arguments of the block of another provider than AWS, for the whole root module."""
        self.uses(f"{provider.name}_")
        body = {**provider.arguments, **arguments}
        self.stack.add_override(f"provider.{provider.name}", [body])
