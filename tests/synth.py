"""Renders a case and gives its resources, for tests of single attributes."""

import json
from pathlib import Path
from typing import Any

from support import TESTS, check_case, read_case

from specgen.pipeline import render


def resources(kind: str, case: str, module: str, folder: Path) -> dict[str, Any]:
    """Terraform JSON of one root module: {"resource": {...}, "locals": {...}}."""
    checked = check_case(read_case(TESTS / "systems" / kind / "cases" / f"{case}.yaml"), folder)
    merged: dict[str, Any] = {}
    for path, text in render(checked).files.items():
        if path.startswith(f"{module}/"):
            _merge(merged, json.loads(text))
    return merged


def _merge(into: dict[str, Any], other: dict[str, Any]) -> None:
    for key, value in other.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = value
