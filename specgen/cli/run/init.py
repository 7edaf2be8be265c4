"""`specgen init`: a starter project for a team."""

import re
from pathlib import Path

from rich.console import Console

from specgen.terraform import templates

PROJECT = "project"


def init(folder: Path, out: Console, err: Console) -> int:
    """The exit code: 2 if the folder is not empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        err.print(f"specgen: {folder} is not an empty folder; choose a new one", markup=False)
        return 2
    name = project_name(folder)
    for path in _paths():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        text = templates.fill(f"{PROJECT}/{path}", name=name, short_name=short_name(name))
        target.write_text(text, encoding="utf-8")
        out.print(f"  {target}", markup=False)
    out.print(f"\nNext: cd {folder}; specgen validate; specgen render", markup=False)
    return 0


def _paths() -> list[str]:
    root = templates.ROOT / PROJECT
    return sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file())


def project_name(folder: Path) -> str:
    """The folder's name as the name of a document."""
    words = re.findall(r"[a-z0-9]+", folder.resolve().name.lower())
    name = "-".join(words)
    return name if name and name[0].isalpha() else f"p-{name}".rstrip("-")


def short_name(name: str) -> str:
    """Two to six characters for names in AWS."""
    return (name.replace("-", "")[:6]).ljust(2, "x")
