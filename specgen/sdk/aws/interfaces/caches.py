"""What other kinds read of caches; interfaces.py has it, too."""

from collections.abc import Sequence
from typing import Any, Protocol

from specgen.project.here import Here
from specgen.project.part_names import PartName
from specgen.sdk.kind import Kind


class Redis(Protocol):
    """uses_of: use cases that name a document as their client

    name_in_aws, arn, user_in_aws, user_arn: known before the cache and its users exist
    """

    def name_in_aws(self, here: Here[Any]) -> str: ...
    def arn(self, here: Here[Any]) -> str: ...
    def uses_of(self, kind: str, name: str) -> Sequence[PartName]: ...
    def user_in_aws(self, here: Here[Any], use: PartName) -> str: ...
    def user_arn(self, here: Here[Any], use: PartName) -> str: ...


REDIS: Kind[Redis] = Kind("redis")
