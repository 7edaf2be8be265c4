"""The pages as the site has them: those of docs/, with the links that leave it taken out."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
CSS = Path(__file__).with_name("site.css")
INDEX = "README.md"
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)")
_README = re.compile(r"specgen/systems/([a-z_]+)/README\.md")


def stage(folder: Path) -> list[str]:
    """Copies everything; the pages below the folder, with README.md as index.md."""
    shutil.rmtree(folder, ignore_errors=True)
    made: list[str] = []
    for file in sorted(DOCS.rglob("*")):
        target = folder / _name(file.relative_to(DOCS))
        if file.suffix == ".md":
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(on_the_site(file), encoding="utf-8")
            made.append(target.relative_to(folder).as_posix())
        elif file.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    shutil.copyfile(CSS, folder / CSS.name)
    return made


def _name(path: Path) -> Path:
    return path.with_name("index.md") if path.name == INDEX else path


def on_the_site(file: Path) -> str:
    """The text of a page; code stays as it is."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return "\n".join(_changed(lines, lambda line: _relinked(file, line))) + "\n"


def _changed(lines: list[str], change: Callable[[str], str]) -> Iterator[str]:
    is_code = False
    for line in lines:
        if _FENCE.match(line):
            is_code = not is_code
        yield line if is_code or line.startswith("    ") else change(line)


def _relinked(file: Path, line: str) -> str:
    return _LINK.sub(lambda match: _link(file, match[1], match[2]), line)


def _link(file: Path, text: str, target: str) -> str:
    """What is not on the site stays as words."""
    if "://" in target or target.startswith(("#", "mailto:")):
        return f"[{text}]({target})"
    path, mark, name = target.partition("#")
    found = (file.parent / path).resolve()
    readme = _README.fullmatch(found.relative_to(ROOT).as_posix())
    if readme:
        found, mark, name = DOCS / "kinds" / f"{readme[1]}.md", "", ""
    if found.is_dir():
        found /= INDEX
    if not found.is_relative_to(DOCS):
        return text
    up = len(file.relative_to(DOCS).parts) - 1
    return f"[{text}]({'../' * up}{_name(found.relative_to(DOCS)).as_posix()}{mark}{name})"
