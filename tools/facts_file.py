"""The files of specgen/facts/data, as they are written."""

import json
from pathlib import Path
from textwrap import fill

DATA = Path(__file__).parent.parent / "specgen" / "facts" / "data"
WIDTH = 100


def dump(value: object, depth: int = 0) -> str:
    """JSON with sorted keys and two-space indent, but lists of scalars fill their lines."""
    pad, end = "  " * (depth + 1), "  " * depth
    line = json.dumps(value, sort_keys=True)
    if not isinstance(value, dict | list) or len(pad) + len(line) <= WIDTH - 20:
        return line
    items = sorted(value.items()) if isinstance(value, dict) else [("", v) for v in value]
    rows = [(f"{json.dumps(k)}: " if k else "") + dump(v, depth + 1) for k, v in items]
    body = f",\n{pad}".join(rows)
    if isinstance(value, list) and not any(isinstance(v, dict | list) for v in value):
        # The words contain hyphens, so lines may break only at the blanks between words.
        lines = fill(", ".join(rows), WIDTH - len(pad), break_on_hyphens=False)
        body = lines.replace("\n", f"\n{pad}")
    first, last = "{}" if isinstance(value, dict) else "[]"
    return f"{first}\n{pad}{body}\n{end}{last}"
