"""Text files of templates/documents/, with their `${name}` places filled in."""

from pathlib import Path
from string import Template

_PACKAGED = Path(__file__).parent / "_templates"
_SOURCE = Path(__file__).parent.parent / "templates"
FOLDER = (_PACKAGED if _PACKAGED.is_dir() else _SOURCE) / "documents"


def fill(file: str, **values: str) -> str:
    """raises: KeyError where the text has a place that no value fills"""
    return Template((FOLDER / file).read_text(encoding="utf-8")).substitute(values)
