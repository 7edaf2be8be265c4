"""Digests of everything that a project's output depends on."""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from specgen.documents.extensions import extensions, records
from specgen.documents.extensions import files as extension_files
from specgen.documents.files import yaml_files
from specgen.documents.unread import unread
from specgen.findings.finding import Finding, Severity
from specgen.terraform import templates

PACKAGE = Path(__file__).parents[2]


def digest(parts: Iterable[bytes]) -> str:
    """Includes the lengths, so that no two sequences have the same digest."""
    hashed = hashlib.sha256()
    for part in parts:
        hashed.update(len(part).to_bytes(8, "big") + part)
    return hashed.hexdigest()


def of_data(value: Any) -> str:
    return digest([json.dumps(value, sort_keys=True, ensure_ascii=False).encode()])


@cache
def of_code() -> str:
    """Our package with its facts, kinds of other packages, templates, versions of all packages."""
    files = chain(package_files(), _files(templates.ROOT))
    parts = chain.from_iterable((path.encode(), content) for path, content in files)
    return digest(chain(parts, _packages()))


@cache
def package_files() -> tuple[tuple[str, bytes], ...]:
    """Path below the package, content: of specgen, then of the packages that bring kinds."""
    others = (file for extension in extensions() for file in extension_files(extension))
    outside = ((file.as_posix(), file.read_bytes()) for file in dict.fromkeys(others))
    return tuple(chain(_files(PACKAGE), outside))


def of_documents(root: Path, specs: Path) -> str | None:
    """None if a file is refused: then there is a finding to report.

    raises: OSError if the folder cannot be read
    """
    parts: list[bytes] = []
    for file in yaml_files(root, specs):
        if isinstance(file, Finding):
            return None
        path, content = file
        parts += [path.encode(), content]
    for other in unread(root, specs):
        if other.finding.severity is Severity.ERROR:
            return None
        parts += [other.finding.place.path.encode()]
    return digest(parts)


def today() -> str:
    """Decisions expire on a date."""
    return datetime.now(tz=UTC).date().isoformat()


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """By path. A third of the time that pathlib takes: this runs if nothing has changed."""
    found: list[str] = []
    for where, below, names in os.walk(folder):
        below[:] = [name for name in below if name != "__pycache__"]
        found += [os.path.join(where, name) for name in names]  # noqa: PTH118  as above
    start = len(str(folder)) + 1
    for file in sorted(found):
        with open(file, "rb") as stream:  # noqa: PTH123  as above
            yield file[start:].replace(os.sep, "/"), stream.read()


def _packages() -> list[bytes]:
    """Names of the installed packages' records: importlib.metadata takes longer than all else."""
    names = {record.rpartition("/")[2] for record in records()}
    return [sys.version.encode(), *(name.encode() for name in sorted(names))]
