"""`specgen show --derived`: numbers that follow from documents, and how each is calculated."""

import sys
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from specgen.findings.report.json_text import to_json
from specgen.project.here import Here
from specgen.project.project import Effective, Project
from specgen.sdk.declarations import Derived

Rows = tuple[Derived, ...]


def derived(project: Project, effectives: Sequence[Effective]) -> Iterator[tuple[Effective, Rows]]:
    """The documents with derived numbers, in their order."""
    for effective in effectives:
        rows = tuple(effective.spec.derived(Here(project, effective)))
        if rows:
            yield effective, rows


def show_derived(project: Project, effectives: Sequence[Effective], form: str, out: Console) -> int:
    """The exit code; places with the same numbers are shown together."""
    groups: dict[tuple[str, Rows], list[str]] = {}
    for effective, rows in derived(project, effectives):
        place = f"{effective.environment}/{effective.region}"
        groups.setdefault((effective.id, rows), []).append(place)
    if form == "json":
        sys.stdout.write(to_json([_data(*key, where) for key, where in groups.items()]))
        return 0
    for i, ((document, rows), where) in enumerate(groups.items()):
        if i > 0:
            out.print()
        out.print(Text(f"{document} in {', '.join(where)}", style="bold"))
        for line in _lines(rows):
            out.print(line)
    return 0


def _lines(rows: Rows) -> Iterator[Text]:
    names = max(len(row.name) for row in rows)
    values = max(len(_value(row)) for row in rows)
    for row in rows:
        over = row.limit is not None and row.value > row.limit
        line = Text(f"  {row.name:<{names}}  ")
        line.append(f"{_value(row):<{values}}", style="red" if over else "")
        yield line.append(f"  {row.how}" if row.how else "", style="dim")


def _value(row: Derived) -> str:
    limit = "" if row.limit is None else f" of {number(row.limit)}"
    return f"{number(row.value)}{limit} {row.unit}".rstrip()


def number(value: float) -> str:
    """`12,000`, `317.43`: at most two decimals."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _data(document: str, rows: Rows, where: list[str]) -> dict[str, Any]:
    return {
        "document": document,
        "where": where,
        "derived": [
            {
                "name": row.name,
                "value": row.value,
                "unit": row.unit,
                "how": row.how,
                "limit": row.limit,
            }
            for row in rows
        ],
    }
