"""What a change of documents costs: two bills at the same prices, compared key by key."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from specgen.cost.amounts import signed, signed_quantity
from specgen.cost.lines import Line, Range, bill
from specgen.project.project import Project

MOST_SHOWN = 10
_NOTHING = (0.0, 0.0)
_LEAST = 1e-9
"""What sums of floats may differ by."""


@dataclass(frozen=True, slots=True)
class Delta:
    """What one key costs more or less of one meter, in one place.

    old, new: the calculations, empty if that side has none; usd: None without a price
    """

    document: str
    key: str
    environment: str
    region: str
    meter: str
    unit: str
    quantity: Range
    usd: Range | None
    old: str
    new: str

    @property
    def weight(self) -> tuple[float, float]:
        """Money before what has no price."""
        usd = self.usd or _NOTHING
        return max(abs(x) for x in usd), max(abs(x) for x in self.quantity)


@dataclass(frozen=True, slots=True)
class Change:
    """The heaviest first."""

    deltas: tuple[Delta, ...]

    @property
    def total(self) -> Range | None:
        """Of those with a price; None if there is none."""
        money = [delta.usd for delta in self.deltas if delta.usd is not None]
        return (sum(x for x, _ in money), sum(x for _, x in money)) if money else None

    @property
    def unpriced(self) -> int:
        return sum(1 for delta in self.deltas if delta.usd is None)


UNCHANGED = Change(())

_Key = tuple[str, str, str, str, str]


def change(base: Project, head: Project, today: date) -> Change:
    """At the prices and with the assumptions of the head, so that only documents matter."""
    old = _by_key(bill(base, today, rates_of=head).lines)
    new = _by_key(bill(head, today).lines)
    found = (_delta(key, old.get(key, []), new.get(key, [])) for key in {*old, *new})
    changed = [delta for delta in found if any(abs(x) > _LEAST for x in delta.quantity)]
    changed.sort(key=lambda d: (-d.weight[0], -d.weight[1], d.document, d.environment, d.region))
    return Change(tuple(changed))


def _by_key(lines: tuple[Line, ...]) -> dict[_Key, list[Line]]:
    found: dict[_Key, list[Line]] = {}
    for line in lines:
        key = (line.document, line.environment, line.region, line.meter, line.key)
        found.setdefault(key, []).append(line)
    return found


def _delta(key: _Key, old: list[Line], new: list[Line]) -> Delta:
    document, environment, region, meter, name = key
    priced = all(line.usd is not None for line in (*old, *new))
    return Delta(
        document=document,
        key=name,
        environment=environment,
        region=region,
        meter=meter,
        unit=(old or new)[0].unit,
        quantity=_less([x.quantity for x in new], [x.quantity for x in old]),
        usd=_less([x.usd or _NOTHING for x in new], [x.usd or _NOTHING for x in old])
        if priced
        else None,
        old=" + ".join(x.how for x in old),
        new=" + ".join(x.how for x in new),
    )


def _less(new: list[Range], old: list[Range]) -> Range:
    low, high = (sum(x[i] for x in new) - sum(x[i] for x in old) for i in (0, 1))
    return low, high


def words(made: Change) -> Iterator[str]:
    """The sum, then at most ten keys; nothing if no charge changes."""
    if not made.deltas:
        return
    total = made.total
    missing = f"{made.unpriced} without a price" if made.unpriced else ""
    if total is None:
        yield f"cost a month: quantities change, {missing}"
    else:
        more = f"; {missing}" if missing else ""
        yield f"cost a month, about: {signed(total)} USD{more}"
    for delta in made.deltas[:MOST_SHOWN]:
        yield f"  {_words(delta)}"
    if len(made.deltas) > MOST_SHOWN:
        yield f"  and {len(made.deltas) - MOST_SHOWN} more; `specgen cost --by key` shows all"


def _words(delta: Delta) -> str:
    where = f"{delta.document} {delta.key} in {delta.environment}/{delta.region}"
    if delta.usd is not None:
        amount = f"{signed(delta.usd)} USD"
    else:
        amount = f"{signed_quantity(delta.quantity)} {delta.unit} of {delta.meter}"
    if delta.old and delta.new:
        return f"{where}: {amount} ({delta.old} -> {delta.new})"
    how = delta.new or delta.old
    return f"{where}: {amount}" + (f" ({how})" if how else "")
