"""Grafts: parts of any document put into any other, where nobody would expect them."""

import copy
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Any

from fuzzing.trees import Tree, spot
from specgen.documents.schema.accept import Accepts, accepting
from specgen.documents.schema.document_type import DocumentType
from specgen.documents.schema.generate import schema_of
from specgen.project.envelope import Envelope, Override, Placement, When
from specgen.systems import BY_KIND

ENVELOPE = (
    *Envelope.__struct_fields__,
    *(name for part in (Override, Placement, When) for name in part.__struct_fields__),
)

FITTING = 0.8
"""Share of inputs whose grafts must fit the schema: the others end where shapes are checked."""

TRIES = 40

Graft = Callable[[Random, Tree, Tree], None]


def mutate(rng: Random, tree: Tree, other: Tree) -> Tree:
    """other: documents that the parts are taken from"""
    made = tree
    tries = TRIES if rng.random() < FITTING else 1
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3))):
        if made and other:
            made = _grafted(rng, made, other, tries)
    return made


def _grafted(rng: Random, tree: Tree, other: Tree, tries: int) -> Tree:
    """tries: until the shape is right"""
    made = tree
    for _ in range(tries):
        made = copy.deepcopy(tree)
        rng.choice(GRAFTS)(rng, made, other)
        if all(map(_fits, made)):
            break
    return made


def _fits(document: dict[str, Any]) -> bool:
    kind = document.get("kind")
    system = BY_KIND.get(kind) if isinstance(kind, str) else None
    return system is not None and _accepts(system.type)(document)


@cache
def _accepts(type_: DocumentType) -> Accepts:
    return accepting(schema_of(type_))


def _part(rng: Random, other: Tree) -> tuple[Any, Any]:
    """A key (or index) of another document, and what it holds."""
    holder, key = spot(rng, other)
    return key, copy.deepcopy(holder[key])


def _alike(rng: Random, other: Tree, value: Any) -> Any:
    """A part of another document that has the type of the value, so that the shape may be right."""
    found = [part for document in other for part in _inside(document) if type(part) is type(value)]
    return copy.deepcopy(rng.choice(found)) if found else None


def _inside(value: Any) -> Iterator[Any]:
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for item in items:
        yield item
        yield from _inside(item)


def _over(rng: Random, tree: Tree, other: Tree) -> None:
    holder, key = spot(rng, tree)
    holder[key] = _part(rng, other)[1]


def _over_alike(rng: Random, tree: Tree, other: Tree) -> None:
    holder, key = spot(rng, tree)
    if (part := _alike(rng, other, holder[key])) is not None:
        holder[key] = part


def _beside(rng: Random, tree: Tree, other: Tree) -> None:
    holder, _ = spot(rng, tree)
    key, part = _part(rng, other)
    if isinstance(holder, dict):
        holder[str(key)] = part
    else:
        holder.insert(rng.randrange(len(holder) + 1), part)


def _beside_alike(rng: Random, tree: Tree, other: Tree) -> None:
    """One entry more in a list, or in a map whose keys are free."""
    holder, key = spot(rng, tree)
    part = _alike(rng, other, holder[key])
    if part is not None and isinstance(holder, list):
        holder.append(part)
    elif part is not None:
        holder[rng.choice(("other", "a", "b", "main"))] = part


def _within(rng: Random, tree: Tree, _other: Tree) -> None:
    """From one place of a document to another place of it."""
    document = rng.choice(tree)
    holder, key = spot(rng, [document])
    holder[key] = copy.deepcopy(rng.choice([*_inside(document)] or [document]))


def _renamed(rng: Random, tree: Tree, _other: Tree) -> None:
    """A key gets the name of one that every document has."""
    holder, key = spot(rng, tree)
    if isinstance(holder, dict) and key in holder:
        holder[rng.choice(ENVELOPE)] = holder.pop(key)


def _enveloped(rng: Random, tree: Tree, other: Tree) -> None:
    rng.choice(tree)[rng.choice(ENVELOPE)] = _part(rng, other)[1]


def _override(rng: Random, tree: Tree, other: Tree) -> None:
    """An override that sets what belongs to another document."""
    document = rng.choice(tree)
    key, part = _part(rng, other)
    own = rng.choice(list(document))
    foreign = {k: v for k, v in rng.choice(other).items() if k not in {"kind", "name"}}
    changes = ({str(key): part}, {own: part}, {own: _alike(rng, other, document[own])}, foreign)
    when = rng.choice(({"environment": "prod"}, {"region": "us-west-2"}, {"environment": ["dev"]}))
    override = {"when": when, "set": copy.deepcopy(rng.choice(changes))}
    before = document.get("overrides")
    document["overrides"] = [*(before if isinstance(before, list) else ()), override]


def _kind(rng: Random, tree: Tree, other: Tree) -> None:
    """A document claims to be of another kind, or takes another's name."""
    document, model = rng.choice(tree), rng.choice(other)
    key = rng.choice(("kind", "name"))
    if key in model:
        document[key] = model[key]


def _together(rng: Random, tree: Tree, other: Tree) -> None:
    document = rng.choice(tree)
    for key, value in copy.deepcopy(rng.choice(other)).items():
        if key not in document or rng.random() < 0.2:
            document[key] = value


def _document(rng: Random, tree: Tree, other: Tree) -> None:
    tree.append(copy.deepcopy(rng.choice(other)))


GRAFTS: tuple[Graft, ...] = (
    *(_over, _over_alike, _over_alike, _over_alike, _beside, _beside_alike, _beside_alike),
    *(_within, _renamed, _enveloped, _override, _override, _override, _kind, _together, _document),
)
