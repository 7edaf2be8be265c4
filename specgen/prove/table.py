"""A table of what was proved and what was not."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table

from specgen.prove.part import ProofPart, State, Unit

COLUMNS = ("part", "of", "with", "seconds", "passed", "cached", "failed", "not tried", "left out")
SCHEMA_ONLY = "schema only"
PROVED = (State.PASSED, State.CACHED)
SHOWN = 10
"""Lines shown of one list; the JSON has all of them."""


def show(parts: Sequence[ProofPart], console: Console) -> None:
    """Counts, then the names of what is not proved, then what a pass does not prove."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    columns = _columns(parts)
    for column in columns:
        words = column in {"part", "of", "with"}
        table.add_column(column, justify="left" if words else "right", no_wrap=True)
    for part in parts:
        table.add_row(*_row(part, columns))
    console.print(table)
    for line in _remarks(parts):
        console.print(line, markup=False)


def markdown(parts: Sequence[ProofPart]) -> str:
    """The table for a CI step summary; empty if nothing was proved."""
    if not parts:
        return ""
    columns = _columns(parts)
    rows = [columns, ["---"] * len(columns), *(_row(part, columns) for part in parts)]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(["### specgen prove", "", *lines]) + "\n\n"


def _columns(parts: Sequence[ProofPart]) -> tuple[str, ...]:
    return (*COLUMNS, SCHEMA_ONLY) if _schema_only(parts) else COLUMNS


def _row(part: ProofPart, columns: Sequence[str]) -> Iterator[str]:
    states = Counter(unit.state for unit in part.units)
    yield part.name
    yield _count(len(part.units), part.unit)
    yield _count(sum(unit.count for unit in part.units), part.counted)
    yield f"{sum(unit.seconds for unit in part.units):.0f}"
    for state in (State.PASSED, State.CACHED, State.FAILED, State.SKIPPED):
        yield str(states[state])
    yield str(sum(len(unit.left_out) for unit in part.units))
    if SCHEMA_ONLY in columns:
        yield str(sum(sum(unit.schema_only.values()) for unit in part.units))


def _count(number: int, nouns: str) -> str:
    return f"{number} {nouns.removesuffix('s') if number == 1 else nouns}"


def _remarks(parts: Sequence[ProofPart]) -> Iterator[str]:
    for part in parts:
        failed = [unit.name for unit in part.units if unit.state is State.FAILED]
        yield from _list(f"{part.name} failed", failed)
        for why, names in _by_note(part).items():
            every = len(names) == len(part.units)
            yield from _list(f"{part.name} not tried: {why}", [] if every else names, every=every)
        yield from _list(f"{part.name} left out", list(_left_out(part.units)))
        if part.caveat and any(unit.state in PROVED for unit in part.units):
            yield f"{part.name}: {part.caveat}"
    for provider, number in sorted(_schema_only(parts).items()):
        yield f"{SCHEMA_ONLY}: no provider behind it: {_count(number, 'resources')} of {provider}"


def _schema_only(parts: Sequence[ProofPart]) -> Counter[str]:
    """Each root module once, though several parts prove it."""
    units = {unit.name: unit for part in parts for unit in part.units if unit.schema_only}
    return sum((Counter(unit.schema_only) for unit in units.values()), Counter[str]())


def _by_note(part: ProofPart) -> dict[str, list[str]]:
    notes: dict[str, list[str]] = {}
    for unit in part.units:
        if unit.state is State.SKIPPED:
            notes.setdefault(unit.note, []).append(unit.name)
    return notes


def _left_out(units: Sequence[Unit]) -> Iterator[str]:
    """Each reason once: the same resource is left out in every root module."""
    places: dict[tuple[str, str], list[str]] = {}
    for unit in units:
        for address, why in unit.left_out.items():
            places.setdefault((address, why), []).append(unit.name)
    for (address, why), names in places.items():
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        yield f"{address} in {names[0]}{more}: {why}"


def _list(title: str, lines: Sequence[str], *, every: bool = False) -> Iterator[str]:
    if every:
        yield title
    elif lines:
        yield f"{title}, in:"
        yield from (f"  {line}" for line in lines[:SHOWN])
        if len(lines) > SHOWN:
            yield f"  and {len(lines) - SHOWN} more"
