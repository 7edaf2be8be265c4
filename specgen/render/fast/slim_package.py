"""The bindings' package for Node -> the same package with some of its types."""

import gzip
import io
import re
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

PREFIX = "package/"
MANIFEST = f"{PREFIX}.jsii"
LAZY = f"{PREFIX}lib/lazy-index.js"
KEPT = frozenset({MANIFEST, LAZY, f"{PREFIX}LICENSE", f"{PREFIX}package.json"})
INDEX = f"{PREFIX}lib/index.js"
TEXTS = ("readme", "submodules")
"""Of the manifest: documentation, and what other languages' generators read."""

_SOURCE_MAP = re.compile(rb"\n//# sourceMappingURL=data:[^\n]*")


def cut(source: Path, types: frozenset[str], plain: Callable[[str], str]) -> bytes | None:
    """types: names of modules as plain() makes them from a folder's or a type's name

    None if the package does not have the expected shape.

    The index is the one that loads a type on demand; source maps, which nothing reads at run time,
    are left out.
    """
    files = _files(source, lambda folder: plain(folder) in types)
    lazy, manifest = files.pop(LAZY, None), files.pop(MANIFEST, None)
    slim = _manifest(manifest, lambda module: plain(module) in types) if manifest else None
    if lazy is None or slim is None:
        return None
    return packed({**files, LAZY: lazy, INDEX: lazy, MANIFEST: slim})


def _files(source: Path, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    with tarfile.open(source, "r|gz") as package:
        for member in package:
            name = member.name
            parts = name.split("/")
            is_type = name.endswith(".js") and parts[1] == "lib" and wanted(parts[2])
            content = package.extractfile(member) if name in KEPT or is_type else None
            if content is not None:
                text = content.read()
                found[name] = _SOURCE_MAP.sub(b"", text) if name.endswith(".js") else text
    return found


def _manifest(content: bytes, wanted: Callable[[str], bool]) -> bytes | None:
    try:
        whole = msgspec.json.decode(content, type=dict[str, msgspec.Raw])
        all_types = msgspec.json.decode(whole["types"], type=dict[str, msgspec.Raw])
    except (msgspec.MsgspecError, KeyError):
        return None
    kept = {name: body for name, body in all_types.items() if wanted(name.split(".")[1])}
    rest: dict[str, Any] = {key: body for key, body in whole.items() if key not in TEXTS}
    return msgspec.json.encode({**rest, "types": kept})


def packed(files: dict[str, bytes]) -> bytes:
    """The same files give the same bytes."""
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w") as package:
        for name in sorted(files):
            about = tarfile.TarInfo(name)
            about.size, about.mode = len(files[name]), 0o644
            package.addfile(about, io.BytesIO(files[name]))
    return gzip.compress(whole.getvalue(), compresslevel=6, mtime=0)
