"""`specgen lock`: checksums of providers in every root module, asked for once per set of them."""

import json
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from specgen.terraform import locks

SETTINGS = "terraform.tf.json"
LOCKED, FAILED, USAGE = 0, 1, 2


def lock(output: Path, platforms: Sequence[str], mirror: str, err: Console) -> int:
    """output: generated/; the exit code: 1 if Terraform refuses, 2 if there is nothing to lock"""
    folders = sorted(
        file.parent for file in output.rglob(SETTINGS) if ".terraform" not in file.parts
    )
    if not folders:
        err.print(f"specgen: {output} holds no root module; run `specgen render`", markup=False)
        return USAGE
    made: dict[str, str] = {}
    changed = 0
    for folder in folders:
        required = _required(folder)
        key = json.dumps(required, sort_keys=True)
        if key not in made:
            try:
                made[key] = locks.lock(required, platforms, mirror)
            except locks.NotLocked as error:
                err.print(f"specgen: Terraform refuses:\n{error}", markup=False)
                return FAILED
        changed += _write(folder / locks.NAME, made[key])
    removed = _remove_left(output)
    err.print(_closing(len(folders), changed, removed, len(made), platforms), markup=False)
    return LOCKED


def _required(folder: Path) -> dict[str, object]:
    document = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
    found: dict[str, object] = document.get("terraform", {}).get("required_providers", {})
    return found


def _write(file: Path, text: str) -> bool:
    """Whether it is new or other than before."""
    if file.is_file() and file.read_text(encoding="utf-8") == text:
        return False
    file.write_text(text, encoding="utf-8")
    return True


def _remove_left(output: Path) -> int:
    """Of root modules that are gone; `render` leaves Terraform's files alone."""
    left = [f for f in output.rglob(locks.NAME) if not (f.parent / SETTINGS).exists()]
    for file in left:
        file.unlink()
    return len(left)


def _closing(modules: int, changed: int, removed: int, sets: int, platforms: Sequence[str]) -> str:
    said = f"{locks.NAME} in {modules} root modules: {changed} written, {removed} removed"
    several = "" if sets == 1 else f"; {sets} sets of providers"
    return f"{said} ({', '.join(platforms)}{several})"
