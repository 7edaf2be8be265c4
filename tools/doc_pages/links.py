"""Links between the Markdown files of the repository, without a site being built."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from doc_pages.markdown import anchor

_FENCE = re.compile(r"^ {0,3}(```+|~~~+).*?^ {0,3}\1[`~]*[ \t]*$", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"(?:^|(?<=\n\n))(?: {4}.*\n(?:[ \t]*\n)*)+", re.MULTILINE)
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_LINK = re.compile(r"\[(?:[^\[\]]|\[[^\]]*\])*\]\(\s*<?([^)\s>]*)>?\s*\)")
_HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.MULTILINE)
_NAMED = re.compile(r'<a (?:id|name)="([^"]+)"')
FOREIGN = ("http://", "https://", "mailto:")


@cache
def without_code(file: Path) -> str:
    text = _FENCE.sub("", file.read_text(encoding="utf-8"))
    return _INDENTED.sub("", text)


def links(file: Path) -> Iterator[str]:
    """Targets as written, those of the web left out."""
    for match in _LINK.finditer(_CODE.sub("", without_code(file))):
        if not match[1].startswith(FOREIGN):
            yield match[1]


@cache
def anchors(file: Path) -> tuple[str, ...]:
    text = without_code(file)
    return (*(anchor(heading) for heading in _HEADING.findall(text)), *_NAMED.findall(text))


def dead(file: Path) -> Iterator[str]:
    """Links to a file or an anchor that does not exist."""
    for target in links(file):
        path, _, name = target.partition("#")
        found = (file.parent / path).resolve() if path else file
        if not found.exists():
            yield f"{file}: {target}: there is no such file"
        elif name and found.suffix == ".md" and name not in anchors(found):
            yield f"{file}: {target}: there is no such heading"


def twins(file: Path) -> list[str]:
    """Anchors that a page has twice, which GitHub and the site tell apart in different ways."""
    found = anchors(file)
    return sorted({one for one in found if found.count(one) > 1})
