"""What other kinds read of CDNs; interfaces.py has it, too."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from specgen.sdk.kind import Kind


class Cdn(Protocol):
    """zone: where the aliases become records; None if something else answers for them

    paths: patterns of its behaviors, and whether services answer exactly these paths
    """

    @property
    def aliases(self) -> Sequence[str]: ...
    @property
    def zone(self) -> str | None: ...
    @property
    def web_acl(self) -> str | None: ...
    def paths(self) -> Iterator[tuple[str, bool]]: ...


CDN: Kind[Cdn] = Kind("cdn")
