"""A zip archive as text: Terraform puts it together, and a reviewer can read its content.

Terraform cannot make an archive without another provider, and a committed one cannot be read in a
diff. The files are not compressed, so an archive is their bytes between headers that are
calculated from them; only the headers are opaque. In base64 three bytes become four characters, so
parts whose lengths are multiples of three can be joined as text.
"""

import base64
import hashlib
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from specgen.terraform.escape import unescape

GROUP = 3
EPOCH = (0, (1 << 5) | 1)
"""Time and date of each file: 1980-01-01, the first that the format allows."""
VERSION, UTF8, STORED = 20, 1 << 11, 0
READABLE_FILE = 0o100644 << 16
FILLING = 0xFFFF
"""Id of an extra field that nobody uses; it pads a header to the wanted length."""


@dataclass(frozen=True, slots=True)
class ArchivePart:
    """head: base64 of all before the file; text: the file, padded with newlines"""

    name: str
    head: str
    text: str


@dataclass(frozen=True, slots=True)
class Archive:
    """tail: base64 of all after the files; sha256: of the whole, in base64"""

    parts: tuple[ArchivePart, ...]
    tail: str
    sha256: str

    def content(self) -> bytes:
        """The bytes that Terraform puts together."""
        inside = (base64.b64decode(part.head) + part.text.encode() for part in self.parts)
        return b"".join(inside) + base64.b64decode(self.tail)


def as_written(files: Mapping[str, str]) -> dict[str, str]:
    """Files of a document that is escaped for Terraform, whose text would have another hash."""
    return {name: unescape(text) for name, text in files.items()}


def archive(files: Mapping[str, str]) -> Archive:
    """files: name -> text, at least one"""
    parts, directory, position = [], b"", 0
    for name, text in sorted(files.items()):
        padded = text + "\n" * (-len(text.encode()) % GROUP)
        head = _local_header(name.encode(), padded.encode())
        directory += _directory_entry(name.encode(), padded.encode(), position)
        parts.append(ArchivePart(name, base64.b64encode(head).decode(), padded))
        position += len(head) + len(padded.encode())
    end = struct.pack(
        "<4s4H2LH", b"PK\5\6", 0, 0, len(parts), len(parts), len(directory), position, 0
    )
    made = Archive(tuple(parts), base64.b64encode(directory + end).decode(), "")
    digest = base64.b64encode(hashlib.sha256(made.content()).digest()).decode()
    return Archive(made.parts, made.tail, digest)


def _local_header(name: bytes, data: bytes) -> bytes:
    fixed, smallest = 30, 4
    filling = -(fixed + len(name) + smallest) % GROUP
    extra = struct.pack("<2H", FILLING, filling) + b"\0" * filling
    return struct.pack("<4s5H3L2H", b"PK\3\4", *_common(data), len(name), len(extra)) + name + extra


def _directory_entry(name: bytes, data: bytes, position: int) -> bytes:
    return (
        struct.pack(
            "<4s6H3L5H2L",
            b"PK\1\2",
            3 << 8 | VERSION,  # made on a system with permissions
            *_common(data),
            len(name),
            *(0, 0, 0, 0),  # extra field, comment, disk, internal attributes
            READABLE_FILE,
            position,
        )
        + name
    )


def _common(data: bytes) -> tuple[int, ...]:
    """What both headers hold: version, flags, method, time, date, checksum, lengths."""
    return (VERSION, UTF8, STORED, *EPOCH, zlib.crc32(data), len(data), len(data))
