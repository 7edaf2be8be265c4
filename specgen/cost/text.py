"""A bill for people."""

from collections.abc import Iterator, Sequence

from specgen.cost.amounts import money, quantity
from specgen.cost.lines import Bill
from specgen.cost.table import By, Table, assumed, days, missing, quantities, table

NEVER = "transfer between zones and regions, free tiers, support, tax"
MOST_NAMES = 4
"""Documents that are named before `and N more`."""


def text(
    bill: Bill, dimension: By, environments: Sequence[str], more: Sequence[str] = ()
) -> Iterator[str]:
    """more: a paragraph after the table"""
    if bill.priced:
        yield from headline(bill)
        yield ""
        yield from _aligned(table(bill, dimension, environments), dimension, bill)
    else:
        yield "No meter has a price, so these are quantities a month; a `kind: prices` sets prices."
    for words in (*([more] if more else []), *remarks(bill)):
        yield ""
        yield from words


def headline(bill: Bill) -> Iterator[str]:
    yield f"USD a month, about, at prices of {days(bill.priced) or 'no day'}"
    if bill.unpriced:
        count = len({line.meter for line in bill.unpriced})
        meters = "a meter has" if count == 1 else f"{count} meters have"
        yield f"at least this much, because {meters} no price in a region"


def _aligned(made: Table, dimension: By, bill: Bill) -> Iterator[str]:
    places = _places(bill) if dimension == "key" else {}
    cells = [[money(c) if c else "" for c in row.cells] for row in (*made.rows, made.total)]
    names = [row.name for row in (*made.rows, made.total)]
    first = max(len(name) for name in (*names, dimension))
    widths = [
        max(len(column), *(len(row[i]) for row in cells)) for i, column in enumerate(made.columns)
    ]
    yield _row(dimension, made.columns, first, widths)
    for name, row in zip(names, cells, strict=True):
        line = _row(name, row, first, widths)
        yield f"{line}  {places[name]}" if name in places else line


def _row(name: str, cells: Sequence[str], first: int, widths: Sequence[int]) -> str:
    shown = (f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
    return "  ".join((f"{name:<{first}}", *shown))


def _places(bill: Bill) -> dict[str, str]:
    """Of each key: the lines of documents that set it."""
    found: dict[str, dict[str, None]] = {}
    for line in bill.lines:
        found.setdefault(f"{line.document} {line.key}", {})[line.place] = None
    return {name: listed(list(places)) for name, places in found.items()}


def remarks(bill: Bill) -> Iterator[list[str]]:
    """What was assumed, what has no price, and what is not counted: each a paragraph."""
    if found := assumed(bill.lines):
        yield ["assumed:", *(f"  {words}" for words in found)]
    if any(line.is_cautious for line in bill.lines):
        hint = "set `spot_discount_percent` in a `kind: assumptions`"
        yield [f"Spot counts as on demand, which is the most that it can cost; {hint}"]
    if unpriced := quantities(bill.unpriced):
        count = f"{len(unpriced)} meter" + ("s" if len(unpriced) > 1 else "")
        rows = [(q.meter, f"{quantity(q.amount)} {q.unit}", listed(q.documents)) for q in unpriced]
        first, second = (max(len(row[i]) for row in rows) for i in (0, 1))
        lines = [f"  {a:<{first}}  {b:<{second}}  {c}" for a, b, c in rows]
        yield [f"without a price in their region, {count} (quantities a month):", *lines]
    yield _not_counted(bill)


def _not_counted(bill: Bill) -> list[str]:
    found = missing(bill.not_counted)
    width = max((len(usage) for usage in found), default=0)
    lines = [f"  {usage:<{width}}  {listed(documents)}" for usage, documents in found.items()]
    how = "; `usage` of a `kind: assumptions` counts them:" if lines else ""
    return [f"not counted: {NEVER}{', and by use' if lines else ''}{how}", *lines]


def listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    return f"{shown} and {more} more" if more > 0 else shown
