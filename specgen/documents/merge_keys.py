"""`<<: *base` in a map: its own keys and the merged ones, each once."""

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


def _is_merge(pair: Pair) -> bool:
    """A map, or a list of maps, under `<<` without quotes."""
    key, value = pair
    maps = value.items or [value]
    return key.text == "<<" and key.plain and all(m.pairs is not None for m in maps)
