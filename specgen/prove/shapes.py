"""Root modules of the same shape: same types, same arguments set.

One is enough for a proof. Names, numbers and how many there are of one kind do not matter, because
a proof of another root module of the shape would do the same again.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from specgen.project.stacks import RootModule
from specgen.prove.watchers import only_watches
from specgen.terraform.root_modules import TYPED, blocks_of, document_of, files_of

Shape = frozenset[tuple[str, frozenset[tuple[str, ...]]]]
"""Type, with `data.` before that of a data source -> paths of the arguments set, for each block."""
_ITEM = "*"
_FREE = frozenset({"tags"})
"""Arguments whose keys are names that users choose."""


def shape_of(folder: Path) -> Shape:
    """A folder that cannot be read has a shape of its own."""
    try:
        return frozenset(_blocks(folder))
    except (ValueError, AttributeError, TypeError):
        return frozenset({(str(folder), frozenset())})


def _blocks(folder: Path) -> Iterator[tuple[str, frozenset[tuple[str, ...]]]]:
    for file in files_of(folder):
        for block in blocks_of(document_of(file)):
            if block.section in TYPED:
                yield block.address.rpartition(".")[0], frozenset(_paths(block.body))


def one_of_each_shape(
    modules: Iterable[RootModule], output: Path, wanted: Collection[str]
) -> list[str]:
    """Ids of the wanted root modules, one of each shape, sorted.

    modules: all there are; output: generated/
    """
    shapes = {m.id: shape_of(output / m.id) for m in modules if m.id in wanted}
    needs = {m.id: () if only_watches(output / m.id) else m.needs for m in modules}
    return sorted(representatives(shapes, needs))


def representatives(shapes: Mapping[str, Shape], needs: Mapping[str, Sequence[str]]) -> set[str]:
    """One name of each shape, chosen so that few others must be applied for it.

    needs: name -> what must be applied before it
    """
    members: dict[Shape, list[str]] = {}
    for name, shape in shapes.items():
        members.setdefault(shape, []).append(name)
    chosen: set[str] = set()
    applied: set[str] = set()
    # Those without a choice first, because what they need costs nothing any more.
    for names in sorted(members.values(), key=len):
        before = {name: closure(name, needs) - applied for name in names}
        best = min(names, key=lambda name: (len(before[name]), names.index(name)))
        chosen.add(best)
        applied |= before[best]
    return chosen


def closure(name: str, needs: Mapping[str, Sequence[str]]) -> set[str]:
    """With the name itself."""
    found, pending = {name}, [name]
    while pending:
        more = set(needs.get(pending.pop(), ())) - found
        found |= more
        pending += more
    return found


def _paths(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    match value:
        case dict() if value and not (path and path[-1] in _FREE):
            for key, item in value.items():
                yield from _paths(item, (*path, key))
        case list() if value:
            for item in value:
                yield from _paths(item, (*path, _ITEM))
        case _:
            yield path
