"""The arguments of `specgen prove`: parts, which are a closed list, and the project folder."""

from collections.abc import Sequence
from pathlib import Path

from specgen.findings.words import did_you_mean
from specgen.prove.registry import PARTS


class NotUnderstood(Exception):
    """Says which argument, and what to write instead."""


def parts_and_path(words: Sequence[str]) -> tuple[tuple[str, ...], Path]:
    """The named parts (none means all) and the project folder.

    A word on the list is always a part; write a folder of that name as ./validate.
    raises: NotUnderstood
    """
    parts = tuple(name for name in PARTS if name in words)
    others = [word for word in words if word not in PARTS]
    for word in others:
        if not Path(word).exists():
            guess = did_you_mean(word, list(PARTS)) or f"; parts: {', '.join(PARTS)}"
            raise NotUnderstood(f"{word!r} is neither a part nor a folder{guess}")
    if len(others) > 1:
        raise NotUnderstood(f"one project at a time, got {', '.join(others)}")
    return parts, Path(others[0] if others else ".")


def need_output(folder: Path) -> None:
    """raises: NotUnderstood if nothing was ever rendered"""
    if not folder.is_dir():
        raise NotUnderstood(f"{folder} does not exist; run `specgen render` first")
