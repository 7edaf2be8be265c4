"""What kinds read of CDNs; part of specgen.sdk.aws.interfaces."""

from collections.abc import Sequence
from typing import Protocol

from specgen.sdk.kind import Kind


class Cdn(Protocol):
    """aliases: hosts that it answers for; its output `domain_name` is the name to send them to"""

    @property
    def aliases(self) -> Sequence[str]: ...


CDN: Kind[Cdn] = Kind("cdn")
