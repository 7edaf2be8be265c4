"""The pairs of a map: its own keys and those of `<<: *base`; where a second document begins."""

from collections.abc import Iterator

from specgen.documents.nodes import MAX_DEPTH, Node, NodeError

MAX_MERGES = 100
"""Per map: anchors that merge anchors can double the number with each line."""

Pair = tuple[Node, Node]


def merged_pairs(node: Node) -> list[Pair]:
    """The map's own pairs, duplicate keys included, then those that it merges.

    raises: NodeError
    """
    own = [p for p in node.pairs or () if not _is_merge(p)]
    taken = {key.text for key, _ in own}
    pairs = list(own)
    for key, value in _merged(node, 0, [0]):
        if key.text not in taken:
            taken.add(key.text)
            pairs.append((key, value))
    return pairs


def _merged(node: Node, depth: int, count: list[int]) -> Iterator[Pair]:
    """What the map merges, winners first; the keys of nested merges come after their map's own."""
    for key, value in node.pairs or ():
        if not _is_merge((key, value)):
            continue
        for base in value.items if value.items is not None else [value]:
            count[0] += 1
            if depth > MAX_DEPTH or count[0] > MAX_MERGES:
                message = f"more than {MAX_MERGES} maps, or {MAX_DEPTH} levels, are merged here"
                raise NodeError("YAML003", message, key.line, key.column, "write the values out")
            yield from (p for p in base.pairs or () if not _is_merge(p))
            yield from _merged(base, depth + 1, count)


def is_merge_key(key: Node) -> bool:
    """In quotes it is a key like any other."""
    return key.text == "<<" and key.plain


def _is_merge(pair: Pair) -> bool:
    """A map, or a list of maps, under `<<`."""
    key, value = pair
    return is_merge_key(key) and all(m.pairs is not None for m in value.items or [value])


def second_document(pairs: list[Pair]) -> int | None:
    """The index of the first pair below a `---` that was forgotten: kind and name come again."""
    seen: dict[str, int] = {}
    again: dict[str, int] = {}
    for index, (key, _) in enumerate(pairs):
        if key.text in {"kind", "name"}:
            (again if key.text in seen else seen).setdefault(key.text, index)
    return min(again.values()) if len(again) == len(seen) == 2 else None  # noqa: PLR2004  both keys


def shown(pairs: list[Pair], wanted: str) -> str:
    """The text of a key; empty if there is none."""
    return next((value.text for key, value in pairs if key.text == wanted), "")
