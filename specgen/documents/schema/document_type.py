"""What a document is, without what specgen does with it."""

from dataclasses import dataclass
from typing import Any

import msgspec

OF_EVERY_KIND = (
    *("kind", "name", "description", "placement", "stack", "tags", "overrides", "renamed_from"),
    *("stated", "satisfies", "terraform"),
)
"""Keys of the envelope, which advice names after a kind's own."""


@dataclass(frozen=True, slots=True, eq=False)  # by identity: the key of cached schemas
class DocumentType:
    """The type of the documents of one kind.

    envelope: keys that its documents share with other kinds; model: keys of its own
    is_placed: its documents belong to environments and regions, and make resources there
    stack: root module of its documents unless the platform or a document sets another
    alarms: rows of specgen.sdk.alarms, which are data as the model is
    """

    kind: str
    title: str
    envelope: type[msgspec.Struct]
    model: type[msgspec.Struct]
    is_placed: bool = True
    stack: str = ""
    alarms: tuple[Any, ...] = ()
