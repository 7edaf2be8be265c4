"""What CDKTF made of a root module."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from specgen.project.project import Effective
from specgen.project.stacks import RootModule
from specgen.render.incremental.lookups import Look
from specgen.sdk.system import System

Systems = Mapping[str, System]
"""By kind."""

Claims = dict[tuple[str, str], Effective | None]


@dataclass(frozen=True, slots=True)
class BuiltModule:
    """What CDKTF made of one root module.

    claims: (type, name) -> the document it belongs to; None if the whole module shares it
    roles: (type, name) -> what follows the document's name in the address
    files: (type, name) -> the end of the name of its file, if it is not the document's
    published: document and name of each output
    looks: what was looked at besides the root module's own documents
    """

    module: RootModule
    content: dict[str, Any]
    claims: Claims
    roles: dict[tuple[str, str], str]
    files: Mapping[tuple[str, str], str]
    published: Sequence[tuple[Effective, str]] = ()
    looks: frozenset[Look] = frozenset()


def published_name(effective: Effective, document: str, output: str) -> str:
    """The name in the address of a published output, for one of the names of its document."""
    return f"{effective.kind}-{document}-{output}"


@dataclass(frozen=True, slots=True)
class Clash:
    """Two documents that claim one address."""

    address: str
    first: Effective
    second: Effective
