"""A bill as a table: rows by what is asked for, a column for each environment."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from specgen.cost.lines import Bill, Line, NotCounted, Range, by, summed

By = Literal["document", "environment", "region", "service", "key"]


@dataclass(frozen=True, slots=True)
class Row:
    """cells: one for each column; None if no line of the row is there"""

    name: str
    cells: tuple[Range | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row


def table(bill: Bill, dimension: By, environments: Sequence[str]) -> Table:
    """The dearest first, at the maximum; environments: all of them, in their order"""
    lines = bill.priced
    present = {line.environment for line in lines}
    shown = [name for name in environments if name in present]
    columns = () if dimension == "environment" else tuple(shown)
    columns = (*columns, "all") if len(columns) != 1 else columns
    group = by(dimension)
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(group(line), []).append(line)
    rows = [Row(name, _cells(found, columns)) for name, found in groups.items()]
    rows.sort(key=lambda row: (-_most(row), row.name))
    return Table(columns, tuple(rows), Row("total", _cells(lines, columns)))


def _cells(lines: Sequence[Line], columns: Sequence[str]) -> tuple[Range | None, ...]:
    found = [[x for x in lines if column in {"all", x.environment}] for column in columns]
    return tuple(summed(some) if some else None for some in found)


def _most(row: Row) -> float:
    return max((cell[1] for cell in row.cells if cell), default=0)


@dataclass(frozen=True, slots=True)
class Quantity:
    """Of one meter in all places; documents: that have it"""

    meter: str
    unit: str
    amount: Range
    documents: tuple[str, ...]


def quantities(lines: Sequence[Line]) -> tuple[Quantity, ...]:
    """By meter."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(line.meter, []).append(line)
    return tuple(
        Quantity(
            meter,
            found[0].unit,
            (sum(x.quantity[0] for x in found), sum(x.quantity[1] for x in found)),
            tuple(sorted({x.document for x in found})),
        )
        for meter, found in sorted(groups.items())
    )


def missing(not_counted: Sequence[NotCounted]) -> dict[str, list[str]]:
    """Usage -> documents that are billed by it."""
    found: dict[str, set[str]] = {}
    for one in not_counted:
        found.setdefault(one.usage, set()).add(one.document)
    return {usage: sorted(documents) for usage, documents in sorted(found.items())}


def assumed(lines: Sequence[Line]) -> dict[str, Range]:
    """`nat_gib 2,000 to 20,000 (file:line)` -> money, or none; each assumption once."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        if line.assumed:
            found.setdefault(f"{line.how} ({line.assumed})", []).append(line)
    return {words: summed(some) for words, some in sorted(found.items())}


def days(lines: Sequence[Line]) -> str:
    """Of the prices: one, or the first and the last."""
    found = sorted({line.priced[0] for line in lines if line.priced[0]})
    return " to ".join(dict.fromkeys([found[0], found[-1]])) if found else ""
