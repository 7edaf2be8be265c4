"""What is wrong with the built site: dead links and anchors, requests to other hosts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

_LINK = re.compile(r"<a\b[^>]*?\shref=\"?([^\s\">]+)")
_NAMES = re.compile(r"\s(?:id|name)=\"?([^\s\">]+)")
_LOADED = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed|object|link(?![^>]*rel=\"?(?:canonical|prev|next|edit|alternate)))"
    r"\b[^>]*?\s(?:src|href|data|srcset)=\"?([^\s\">]+)"
)
_IN_CSS = re.compile(r"(?:@import\s+|url\()\s*[\"']?((?:https?:)?//[^\"')\s]+)")
FOREIGN = re.compile(r"(?:https?:)?//")


@dataclass(frozen=True, slots=True)
class Page:
    links: tuple[str, ...]
    names: frozenset[str]


def faults(folder: Path) -> list[str]:
    return sorted({*_dead(folder), *requests(folder)})


def requests(folder: Path) -> Iterator[str]:
    """What a browser would load from another host when it shows a page."""
    for file in folder.rglob("*.html"):
        for target in _LOADED.findall(file.read_text(encoding="utf-8")):
            if FOREIGN.match(target):
                yield f"{file.relative_to(folder)}: loads {target}"
    for file in folder.rglob("*.css"):
        for target in _IN_CSS.findall(file.read_text(encoding="utf-8")):
            yield f"{file.relative_to(folder)}: loads {target}"


def _dead(folder: Path) -> Iterator[str]:
    pages = {file: _read(file) for file in folder.rglob("*.html")}
    for file, page in pages.items():
        for link in page.links:
            if not re.match(r"[a-z]+:|//", link):
                yield from _fault(folder, pages, file, link)


def _read(file: Path) -> Page:
    text = file.read_text(encoding="utf-8")
    return Page(tuple(dict.fromkeys(_LINK.findall(text))), frozenset(_NAMES.findall(text)))


def _fault(folder: Path, pages: dict[Path, Page], file: Path, link: str) -> Iterator[str]:
    path, _, name = unquote(link).partition("#")
    path = path.partition("?")[0]
    start = folder if path.startswith("/") else file.parent
    found = (start / path.lstrip("/")).resolve() if path else file
    if found.is_dir():
        found /= "index.html"
    shown = f"{file.relative_to(folder)}: {link}"
    if not found.is_file():
        yield f"{shown}: there is no such page"
    elif name and found in pages and name not in pages[found].names and name != "__top":
        yield f"{shown}: there is no such anchor"
