"""Rows of one file of the list: those on demand whose usage type somebody asks for."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from specgen.cost.refresh.download import ListError

_ON_DEMAND = b"OnDemand"
_MOST_HEAD_ROWS = 20
"""Five rows stand before the names of the columns (AWS Billing guide, 2026-11-30)."""
_NEEDED = ("sku", "termtype", "startingrange", "unit", "priceperunit", "currency", "usagetype")
_PREFIX = re.compile(r"^(?:EU|[A-Z]{2,4}[0-9]{1,2}|[a-z]{2}(?:-[a-z]+)+-[0-9]{1,2})-(?=.)")
"""Of usage types outside us-east-1, as USW2-; KMS has the region's whole name. The region of
Ireland has EU alone. (Rows in public files, 2026-11-30.)
"""


@dataclass(frozen=True, slots=True)
class Row:
    """usage: less the region's prefix; values: by the column's name, small and without spaces"""

    usage: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """day: of its publication, as 2026-11-30"""

    day: str
    rows: Iterator[Row]


def table(lines: Iterable[bytes], address: str, usages: Iterable[str]) -> Table:
    """usages: whole, or up to a colon; raises: ListError, also while rows are read"""
    texts = enumerate(lines, 1)
    head: dict[str, str] = {}
    for number, line in texts:
        cells = _cells(line, address, number)
        names = [_plain(cell) for cell in cells]
        if "priceperunit" in names:
            if missing := [name for name in _NEEDED if name not in names]:
                raise ListError(f"{address} has no column {', '.join(missing)}; {_CHANGED}")
            return Table(_day(head, address), _rows(texts, names, address, set(usages)))
        head[names[0] if names else ""] = cells[1] if len(cells) > 1 else ""
        if number > _MOST_HEAD_ROWS:
            break
    raise ListError(f"{address} is no price list: no row has the names of its columns; {_CHANGED}")


_CHANGED = "AWS may have changed its form, or a proxy has answered instead"


def _plain(name: str) -> str:
    return name.replace(" ", "").lower()


def _day(head: dict[str, str], address: str) -> str:
    found = head.get("publicationdate", "")[:10]
    try:
        return date.fromisoformat(found).isoformat()
    except ValueError:
        raise ListError(f"{address} does not say when it was published; {_CHANGED}") from None


def _rows(
    texts: Iterator[tuple[int, bytes]], names: list[str], address: str, usages: set[str]
) -> Iterator[Row]:
    """Looks for the bytes first, because a CSV reader takes ten times as long."""
    wanted = re.compile(b"|".join(re.escape(usage.encode()) for usage in sorted(usages)))
    for number, line in texts:
        if _ON_DEMAND not in line or not wanted.search(line):
            continue
        cells = _cells(line, address, number)
        if len(cells) != len(names):
            counts = f"{len(cells)} cells instead of {len(names)}"
            raise ListError(f"{address} is damaged: row {number:,} has {counts}; try again")
        values = dict(zip(names, cells, strict=True))
        usage = _PREFIX.sub("", values["usagetype"], count=1)
        head = usage[: usage.find(":") + 1]
        if values["termtype"] == "OnDemand" and values["currency"] == "USD":
            if usage in usages:
                yield Row(usage, values)
            elif head in usages:
                yield Row(head, values)


def _cells(line: bytes, address: str, number: int) -> list[str]:
    try:
        return next(csv.reader([line.decode("utf-8-sig")], strict=True), [])
    except (UnicodeDecodeError, csv.Error) as error:
        raise ListError(f"{address} is damaged: row {number:,}: {error}; try again") from error
