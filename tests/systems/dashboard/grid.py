"""The layout of a dashboard as people see it, from its generated file: a text or HTML grid."""

import html
import json
import re
import textwrap
from pathlib import Path
from typing import Any

CELL, COLUMNS = 4, 24
Widget = dict[str, Any]


def widgets(file: Path) -> list[Widget]:
    """All of one dashboard, where the body's expression puts them."""
    data = json.loads(file.read_text(encoding="utf-8"))
    (made,) = data["resource"]["aws_cloudwatch_dashboard"].values()
    named = data["locals"]
    layout = re.search(r"for s in local\.([\w-]+)", made["dashboard_body"])
    assert layout is not None, made["dashboard_body"]
    found = []
    for section in named[layout[1]]:
        name = re.fullmatch(r"\$\{local\.([\w-]+)\}", section["widgets"])
        assert name is not None, section
        found += [{**widget, "y": widget["y"] + section["y"]} for widget in named[name[1]]]
    return found


def title(widget: Widget) -> str:
    properties = widget["properties"]
    return str(properties.get("title") or properties.get("markdown") or widget["type"])


def as_text(found: list[Widget]) -> str:
    """One line for each row of the grid, four characters for each column."""
    height = max(w["y"] + w["height"] for w in found)
    rows = [[" "] * (COLUMNS * CELL + 1) for _ in range(height + 1)]
    for widget in found:
        _box(rows, widget)
    return "\n".join("".join(row).rstrip() for row in rows) + "\n"


def _box(rows: list[list[str]], widget: Widget) -> None:
    left, right = widget["x"] * CELL, (widget["x"] + widget["width"]) * CELL
    top, bottom = widget["y"], widget["y"] + widget["height"]
    for x in range(left, right + 1):
        rows[top][x] = rows[bottom][x] = "-"
    for y in range(top, bottom + 1):
        rows[y][left] = rows[y][right] = "|"
    lines = textwrap.wrap(title(widget), right - left - 3)
    if bottom - top == 1:
        lines, top = lines[:1], top - 1
    for y, line in enumerate(lines[: bottom - top], top + 1):
        for x, character in enumerate(f" {line} ", left + 1):
            rows[y][x] = character


def as_html(found: list[Widget]) -> str:
    """A page with each widget at its place: its title, its lines and their levels."""
    boxes = "".join(_element(widget) for widget in found)
    style = (
        "<style>body{font:12px sans-serif}main{display:grid;gap:4px;"
        "grid-template-columns:repeat(24,1fr);grid-auto-rows:18px}"
        "div{border:1px solid #999;padding:2px;overflow:hidden}</style>"
    )
    return f"<!doctype html><meta charset=utf-8>{style}<main>{boxes}</main>\n"


def _element(widget: Widget) -> str:
    place = (
        f"grid-column:{widget['x'] + 1}/span {widget['width']};"
        f"grid-row:{widget['y'] + 1}/span {widget['height']}"
    )
    properties = widget["properties"]
    levels = properties.get("annotations", {}).get("horizontal", [])
    words = [f"{len(properties.get('metrics', properties.get('alarms', ())))} lines"]
    words += [f"{level['label']} {level['value']:g}" for level in levels]
    rest = "" if widget["type"] == "text" else f"<br>{html.escape(', '.join(words))}"
    return f'<div style="{place}"><b>{html.escape(title(widget))}</b>{rest}</div>'
