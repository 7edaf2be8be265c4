"""What other kinds read of CDNs; interfaces.py has it, too."""

from collections.abc import Sequence
from typing import Protocol

from specgen.sdk.kind import Kind


class Cdn(Protocol):
    """zone: where the aliases become records; None if something else answers for them"""

    @property
    def aliases(self) -> Sequence[str]: ...
    @property
    def zone(self) -> str | None: ...
    @property
    def web_acl(self) -> str | None: ...


CDN: Kind[Cdn] = Kind("cdn")
