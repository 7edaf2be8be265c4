"""What a refresh changes in the prices of a project."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from specgen.cost.amounts import usd_text
from specgen.cost.refresh.document import Changes, Key, price_yaml
from specgen.cost.refresh.match import Found
from specgen.systems.prices.model import EVERYWHERE, Book, Listed

SOURCE = "AWS's public price list"
"""How sources begin that a refresh wrote, and that the next one may replace."""


@dataclass(frozen=True, slots=True)
class Change:
    """old, new: US dollars; an empty one if there is none"""

    region: str
    meter: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """yaml: what is written; kept: prices of another source, which stay"""

    yaml: Changes
    changes: tuple[Change, ...]
    unchanged: int
    kept: tuple[Listed, ...]


def outcome(  # noqa: PLR0913  what decides about a price
    prices: Book,
    found: Iterable[Found],
    used: Collection[Key],
    target: str,
    *,
    replace: bool,
    is_whole: bool,
) -> Outcome:
    """target: the document that is written; used: what the documents are billed by

    replace: prices of other sources, too; is_whole: all regions were read
    """
    yaml: dict[Key, str | None] = {}
    changes: list[Change] = []
    kept: dict[Key, Listed] = {}
    unchanged = 0
    for one in found:
        key = (one.region, one.meter)
        old = prices.get(key)
        others = _of_others(prices, key, target, replace=replace)
        if others is not None:
            kept[others.region, others.meter] = others
            continue
        text = price_yaml(one.usd, one.day, f"{SOURCE}, {one.offer}, SKU {one.sku}")
        if old and _same(old, one):
            unchanged += 1
            continue
        yaml[key] = text
        changes.append(Change(*key, usd_text(old.usd) if old else "", one.usd))
    for key, old in prices.items() if is_whole else ():
        if key not in used and old.document.id == target and _is_ours(old):
            yaml[key] = None
            changes.append(Change(*key, usd_text(old.usd), ""))
    changes.sort(key=lambda change: (change.region, change.meter))
    return Outcome(yaml, tuple(changes), unchanged, tuple(kept[key] for key in sorted(kept)))


def _of_others(prices: Book, key: Key, target: str, *, replace: bool) -> Listed | None:
    """A price that somebody wrote: of the region, or of all regions, which ours would hide."""
    for place in (key, (EVERYWHERE, key[1])):
        old = prices.get(place)
        if old is None:
            continue
        is_elsewhere = old.document.id != target
        if is_elsewhere or not (_is_ours(old) or (replace and place == key)):
            return old
    return None


def _is_ours(price: Listed) -> bool:
    return price.source.startswith(SOURCE)


def _same(old: Listed, new: Found) -> bool:
    source = f"{SOURCE}, {new.offer}, SKU {new.sku}"
    return (usd_text(old.usd), old.day, old.source) == (usd_text(float(new.usd)), new.day, source)
