"""What a refresh has done, in words."""

from collections.abc import Iterator, Mapping, Sequence

from specgen.cost.refresh.changes import Change, Outcome
from specgen.cost.refresh.run import Read


def report(
    file: str, made: Outcome, found: Read, unlisted: Mapping[str, str], *, is_dry: bool
) -> Iterator[str]:
    yield _summary(file, made, is_dry=is_dry)
    yield from _aligned([_row(change) for change in made.changes])
    if made.kept:
        yield ""
        yield "kept, because somebody else wrote them; --replace replaces those of this document:"
        rows = [(p.region, p.meter, f"{p.usd:g}", p.source) for p in made.kept]
        yield from _aligned(rows)
    if tiers := [one for one in found.found if one.tier]:
        yield ""
        yield "the first tier that costs anything, for any amount:"
        yield from _aligned([(x.region, x.meter, x.tier) for x in tiers])
    if doubtful := sorted({one.meter for one in found.found if not one.is_verified}):
        yield ""
        yield "not verified how the list names them; compare their prices with AWS's pages:"
        yield from (f"  {meter}" for meter in doubtful)
    if found.missed:
        yield ""
        yield "no price was found; write one with its source, or leave it uncounted:"
        yield from _aligned([(x.region, x.meter, x.why) for x in found.missed])
    if unlisted:
        yield ""
        yield "not looked up; a person can write a price:"
        yield from _aligned(list(unlisted.items()))


def _summary(file: str, made: Outcome, *, is_dry: bool) -> str:
    new = sum(1 for change in made.changes if not change.old)
    gone = sum(1 for change in made.changes if not change.new)
    other = len(made.changes) - new - gone
    counts = f"{new} new, {other} updated, {gone} removed, {made.unchanged} unchanged"
    would = "would be: " if is_dry and made.changes else ""
    return f"{file}: {would}{counts}"


def _row(change: Change) -> tuple[str, ...]:
    if not change.old:
        words = f"{change.new} (new)"
    elif not change.new:
        words = f"{change.old} removed, because no document has this meter"
    elif change.old == change.new:
        words = f"{change.new} (newer date)"
    else:
        words = f"{change.old} -> {change.new}"
    return change.region, change.meter, words


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if not rows:
        return
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]) - 1)]
    for row in rows:
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=False))
        yield "  " + "  ".join((*cells, row[-1]))
