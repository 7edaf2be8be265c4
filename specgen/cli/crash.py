"""The report of an internal error: enough to find the bug, nothing from the documents."""

import platform
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path

from specgen import __version__
from specgen.documents.extensions import Extension, extensions, folders
from specgen.findings.characters import one_line
from specgen.findings.crash import Crash

FRAMES = 6
SHOWN = 3
"""Documents, and places of a document, that the report of one error names."""

HOME = Path(__file__).parents[1]


def report(error: BaseException, code: str = "") -> Iterator[str]:
    """Lines to report. The error's message is left out because it may quote a document.

    code: of the check that raised it
    """
    python = platform.python_version()
    where, to = f"specgen {__version__}, Python {python}", "Please report these lines"
    if guilty := extension_of(error):
        where, to = f"kinds of {guilty.package} {guilty.version}, {where}", f"{to} to its authors"
    check = f" in {code}" if code else ""
    yield f"specgen: internal error{check}: {type(error).__name__} ({where})"
    yield from (f"  at {frame}" for frame in _frames(error))
    yield f"{to}; they contain nothing from your documents."
    yield "SPECGEN_DEBUG=1 shows the whole traceback, which may."


def report_checks(crashes: Iterable[Crash]) -> Iterator[str]:
    """Lines to report, after those that name the documents: the same error once for all of them."""
    same: dict[tuple[str, ...], list[Crash]] = {}
    for crash in crashes:
        key = (crash.code, type(crash.error).__name__, *_frames(crash.error))
        same.setdefault(key, []).append(crash)
    for group in same.values():
        yield f"specgen: {group[0].code} could not be checked{_subjects(group)}"
        yield from report(group[0].error, group[0].code)
    yield "The findings above are those of the other checks."


def _subjects(crashes: list[Crash]) -> str:
    """` for network/main (specs/network.yaml:3:1), in dev/us-east-1`; nothing if about many."""
    where: dict[str, list[str]] = {}
    for crash in crashes:
        name = " ".join(filter(None, (crash.document, f"({crash.place})" if crash.place else "")))
        where.setdefault(name, []).append(crash.where)
    said = [_subject(name, list(filter(None, places))) for name, places in where.items() if name]
    more = len(said) - SHOWN
    rest = f", and for {more} more" if more > 0 else ""
    return f" for {'; for '.join(said[:SHOWN])}{rest}" if said else ""


def _subject(name: str, places: list[str]) -> str:
    more = len(places) - SHOWN
    shown = ", ".join(places[:SHOWN]) + (f" and {more} more" if more > 0 else "")
    return one_line(f"{name} in {shown}" if places else name)


def extension_of(error: BaseException) -> Extension | None:
    """The package with kinds that the error comes through, the innermost first."""
    for file in reversed(_files(error)):
        for extension in extensions():
            if any(file == home or home in file.parents for home in folders(extension)):
                return extension
    return None


def _files(error: BaseException) -> list[Path]:
    return [Path(frame.filename) for frame in traceback.extract_tb(error.__traceback__)]


def _frames(error: BaseException) -> Iterator[str]:
    """Frames of our own code, the innermost last."""
    homes = {HOME: HOME.parent}
    homes |= {home: home.parent for one in extensions() for home in folders(one)}
    shown = [
        f"{file.relative_to(root)}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
        for file in (Path(frame.filename),)
        for home, root in homes.items()
        if file == home or home in file.parents
    ]
    yield from shown[-FRAMES:]
