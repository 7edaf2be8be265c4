"""What other kinds read of file systems; interfaces.py has it, too."""

from collections.abc import Mapping
from typing import Any, Protocol

from specgen.sdk.kind import Kind


class FileSystem(Protocol):
    """access_points: by name"""

    @property
    def key(self) -> str | None: ...
    @property
    def network(self) -> str: ...
    @property
    def access_points(self) -> Mapping[str, Any]: ...


FILE_SYSTEM: Kind[FileSystem] = Kind("file_system")
