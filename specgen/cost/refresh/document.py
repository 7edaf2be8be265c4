"""The text of a prices document with other prices: sorted, one a line; comments stay."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from specgen.cost.amounts import usd_text
from specgen.cost.refresh.download import ListError
from specgen.documents.document import Document
from specgen.documents.read import read_text
from specgen.systems.prices.model import EVERYWHERE

Key = tuple[str, str]
"""Region or *, and meter; the meter is empty for the line of the region."""
Changes = Mapping[Key, str | None]
"""Prices as YAML of one line; None for one that goes."""


def new_document(name: str, source: str, day: str, prices: Mapping[Key, str]) -> str:
    head = f'kind: prices\nname: {name}\nsource: {source}\ndate: "{day}"\nprices:\n'
    return head + "".join(f"{line}\n" for line in _written({}, prices, 0))


def rewritten(text: str, document: Document, changes: Changes) -> str:
    """The text of the document's file; raises: ListError if comments would be lost"""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(newline)
    place = document.place(("prices",), key=True)
    start, indent = place.line - 1, place.column - 1
    end = _end(lines, start, indent)
    parts = _parts(lines, start, end, document)
    head = lines[start] if parts and not _is_in_braces(document) else f"{' ' * indent}prices:"
    made = [*lines[:start], head, *_written(parts, changes, indent), *lines[end:]]
    whole = newline.join(made)
    _check(whole, document, changes)
    return whole


@dataclass(frozen=True, slots=True)
class _Part:
    """Lines of a price or of a region's key: the comments above, and the rest."""

    above: tuple[str, ...]
    body: tuple[str, ...]


def _written(parts: Mapping[Key, _Part], changes: Changes, indent: int) -> Iterator[str]:
    prices = sorted(
        key for key in {*parts, *changes} if key[1] and changes.get(key, "") is not None
    )
    for region in dict.fromkeys(region for region, _ in prices):
        mine = [key for key in prices if key[0] == region]
        named = '"*"' if region == EVERYWHERE else region
        region_part = parts.get((region, ""), _Part((), (f"{' ' * (indent + 2)}{named}:",)))
        yield from (*region_part.above, *region_part.body)
        known = [parts[key].body[0] for key in mine if key in parts]
        depth = _depth(known[0]) if known else _depth(region_part.body[0]) + 2
        for key in mine:
            yield from _price(parts.get(key), key[1], changes.get(key), " " * depth)


def _price(old: _Part | None, meter: str, value: str | None, pad: str) -> Iterator[str]:
    yield from old.above if old else ()
    if value is None:
        yield from old.body if old else ()
        return
    comments = [found for line in (old.body if old else ()) if (found := _comment(line))]
    after = f"  {comments[0]}" if old and comments and len(old.body) == 1 else ""
    yield from () if after else (f"{pad}{comment}" for comment in comments)
    yield f"{pad}{meter}: {value}{after}"


def _end(lines: list[str], start: int, indent: int) -> int:
    """Of the block; comments and empty lines before what follows belong to that."""
    last = start + 1
    for at in range(start + 1, len(lines)):
        line = lines[at]
        closes = line.strip()[:1] in {"}", "]"}
        if line.startswith(("---", "...")) or (
            _is_content(line) and _depth(line) <= indent and not closes
        ):
            break
        last = at + 1 if _is_content(line) else last
    return last


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _heads(document: Document) -> dict[Key, int]:
    """Of each region and price: the line of its key, from 0."""
    found: dict[Key, int] = {}
    for region, meters in document.data["prices"].items():
        found[region, ""] = document.place(("prices", region), key=True).line - 1
        for meter in meters:
            found[region, meter] = document.place(("prices", region, meter), key=True).line - 1
    return found


def _is_in_braces(document: Document) -> bool:
    """Two keys are in one line."""
    lines = [document.place(("prices",), key=True).line - 1, *_heads(document).values()]
    return len(set(lines)) < len(lines)


def _parts(lines: list[str], start: int, end: int, document: Document) -> dict[Key, _Part]:
    if document.aliases or "<<" in "".join(lines[start:end]):
        raise _cannot(document, "it repeats values by aliases")
    if _is_in_braces(document):
        return _out_of_braces(lines[start:end], document)
    order = sorted(_heads(document).items(), key=lambda item: item[1])
    above = tuple(lines[start + 1 : order[0][1]])
    found: dict[Key, _Part] = {}
    for (key, at), until in zip(order, [*(at for _, at in order[1:]), end], strict=True):
        size = max(i for i in range(until - at) if _is_content(lines[at + i])) + 1
        found[key] = _Part(above, tuple(lines[at : at + size]))
        above = tuple(lines[at + size : until])
    return found


def _out_of_braces(lines: list[str], document: Document) -> dict[Key, _Part]:
    """One price a line, as every other has it."""
    if any(_comment(line) for line in lines):
        raise _cannot(document, "prices are in braces with comments between them")
    return {
        (region, meter): _Part((), (f"    {meter}: {_flow(value)}",))
        for region, meters in document.data["prices"].items()
        for meter, value in meters.items()
    }


def _flow(value: Any) -> str:
    if not isinstance(value, dict):
        return usd_text(value)
    shown = {"usd": usd_text(value["usd"])}
    shown |= {key: _quoted(value[key]) for key in ("date", "source") if key in value}
    return f"{{{', '.join(f'{key}: {one}' for key, one in shown.items())}}}"


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def price_yaml(usd: str, day: str, source: str) -> str:
    return f'{{usd: {usd}, date: "{day}", source: {_quoted(source)}}}'


def _cannot(document: Document, why: str) -> ListError:
    place = document.place(("prices",), key=True)
    return ListError(f"{place.path}:{place.line}: {why}; write each price in a line of its own")


def _comment(line: str) -> str:
    """From its `#` on; a quote begins a text only where a value can begin."""
    quote, before = "", " "
    for at, letter in enumerate(line):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'" and before in " {[,:\t":
            quote = letter
        elif letter == "#" and before in " \t":
            return line[at:]
        before = letter
    return ""


def _check(text: str, document: Document, changes: Changes) -> None:
    """Raises: AssertionError if a reader would not find exactly the prices that are wanted"""
    found = [
        item
        for item in read_text(document.path, text.encode())
        if isinstance(item, Document) and item.id == document.id
    ]
    expected = {
        (region, meter)
        for region, meters in document.data["prices"].items()
        for meter in meters
        if changes.get((region, meter), "") is not None
    } | {key for key, value in changes.items() if value is not None}
    prices = found[0].data["prices"] if found else {}
    if {(region, meter) for region, meters in prices.items() for meter in meters} != expected:
        raise AssertionError(f"{document.path} would not have the prices that it should have")
