"""Mutations of a file's data: documents that are YAML, and mostly of the right shape."""

import copy
import json
import re
from collections.abc import Callable
from random import Random
from typing import Any

from fuzzing.corpus import words
from fuzzing.values import EXTREMES, PLAIN, grown, keys_of

Tree = list[dict[str, Any]]


def mutate(rng: Random, tree: Tree, other: Tree) -> Tree:
    """other: documents that pieces are taken from"""
    made = copy.deepcopy(tree)
    for _ in range(rng.choice((1, 1, 1, 1, 2, 2, 3, 5))):
        if made:
            rng.choice(MUTATIONS)(rng, made, other)
    return made


def written(rng: Random, tree: Tree) -> bytes:
    """As YAML: JSON, with the values that only YAML has written without quotes."""
    indent = rng.choice((None, 1))
    texts = (json.dumps(d, ensure_ascii=False, indent=indent, default=str) for d in tree)
    text = "\n---\n".join(texts)
    plain = re.sub(r'"@@(\d+)@@"', lambda m: PLAIN[int(m[1])], text)
    return plain.encode("utf-8", "surrogatepass")


def _spots(value: Any, found: dict[int, list[tuple[Any, Any]]], depth: int = 0) -> None:
    """Containers and their keys, by depth."""
    items = list(value.items()) if isinstance(value, dict) else []
    items = list(enumerate(value)) if isinstance(value, list) else items
    for key, item in items:
        found.setdefault(depth, []).append((value, key))
        _spots(item, found, depth + 1)


def spot(rng: Random, tree: Tree) -> tuple[Any, Any]:
    """A place in the tree; shallow ones are as likely as deep ones."""
    found: dict[int, list[tuple[Any, Any]]] = {}
    _spots(rng.choice(tree), found)
    return rng.choice(found[rng.choice(list(found))]) if found else ({"a": 1}, "a")


def _drop(rng: Random, tree: Tree, _other: Tree) -> None:
    holder, key = spot(rng, tree)
    del holder[key]


def _rename(rng: Random, tree: Tree, _other: Tree) -> None:
    holder, key = spot(rng, tree)
    if isinstance(holder, dict):
        name = rng.choice((rng.choice(list(words())), f"{key}s", key.upper(), rng.choice(ODD)))
        holder[name] = holder.pop(key)


ODD = ("", " ", "a.b", "a/b", "../x", "__proto__", "é", "a\nb", "\x1b[31m", "\u200b", "null", "0")


def _extreme(rng: Random, tree: Tree, _other: Tree) -> None:
    holder, key = spot(rng, tree)
    holder[key] = copy.deepcopy(rng.choice(EXTREMES))


def _nudge(rng: Random, tree: Tree, _other: Tree) -> None:
    """A little more or less of the value."""
    holder, key = spot(rng, tree)
    value = holder[key]
    match value:
        case bool():
            holder[key] = not value
        case int() | float():
            holder[key] = rng.choice((value + 1, value - 1, -value, value * 2, value * 1000, 0))
        case str():
            holder[key] = rng.choice((value + "\n", value[:-1], value + "x", value.upper(), ""))
        case list():
            holder[key] = rng.choice((value * 2, value[:1], [], value[::-1], value * 60))
        case _:
            holder[key] = {}


def _retype(rng: Random, tree: Tree, _other: Tree) -> None:
    holder, key = spot(rng, tree)
    value = holder[key]
    holder[key] = rng.choice(([value], {"a": value}, str(value), {str(value): value}, None, 1))


def _known(rng: Random, tree: Tree, _other: Tree) -> None:
    """A value of the same key elsewhere in the corpus."""
    holder, key = spot(rng, tree)
    known = words().get(key) if isinstance(key, str) else None
    if known:
        holder[key] = copy.deepcopy(rng.choice(known))


def _swap(rng: Random, tree: Tree, other: Tree) -> None:
    holder, key = spot(rng, tree)
    if other:
        theirs, their_key = spot(rng, copy.deepcopy(other))
        holder[key] = theirs[their_key]


def _grow(rng: Random, tree: Tree, _other: Tree) -> None:
    """A key that is in the schema but not in the document; mostly with a valid value."""
    document = rng.choice(tree)
    name, node, root = keys_of(rng, document)
    if name:
        known = words().get(name)
        fitting = copy.deepcopy(rng.choice(known)) if known and rng.random() < 0.5 else None
        document[name] = grown(rng, root, node, 0) if fitting is None else fitting


def _replace(rng: Random, tree: Tree, _other: Tree) -> None:
    """Replaces the whole document with one that the schema describes."""
    document = rng.choice(tree)
    for _ in range(rng.randrange(1, 6)):
        name, node, root = keys_of(rng, document, all_keys=True)
        if name:
            document[name] = grown(rng, root, node, 0)


def _override(rng: Random, tree: Tree, _other: Tree) -> None:
    document = rng.choice(tree)
    name, node, root = keys_of(rng, document, all_keys=True)
    when = rng.choice(({"environment": "prod"}, {"region": "us-west-2"}, {"environment": ["dev"]}))
    value = rng.choice((None, document.get(name), grown(rng, root, node, 0)))
    override = {"when": when, "set": {name or "x": copy.deepcopy(value)}}
    if isinstance(document.setdefault("overrides", []), list):
        document["overrides"] += [override] * rng.choice((1, 1, 1, 2, 50))


def _patch(rng: Random, tree: Tree, _other: Tree) -> None:
    document = rng.choice(tree)
    kind = rng.choice(("aws_vpc", "aws_db_instance", "aws_kms_key", "aws_sqs_queue", "x"))
    change = {rng.choice(("tags", "name", "ingress", "a")): copy.deepcopy(rng.choice(EXTREMES))}
    document["terraform"] = {f"{kind}.{document.get('name')}": change}


def _copy(rng: Random, tree: Tree, _other: Tree) -> None:
    twin = copy.deepcopy(rng.choice(tree))
    if rng.random() < 0.7:
        twin["name"] = rng.choice(("twin", "b", "main", "x" * 40, "a-" * 19 + "b"))
    tree.insert(rng.randrange(len(tree) + 1), twin)


def _splice(rng: Random, tree: Tree, other: Tree) -> None:
    if other:
        tree.append(copy.deepcopy(rng.choice(other)))


def _remove(rng: Random, tree: Tree, _other: Tree) -> None:
    del tree[rng.randrange(len(tree))]


MUTATIONS: tuple[Callable[[Random, Tree, Tree], None], ...] = (
    *(_drop, _drop, _rename, _extreme, _extreme, _nudge, _nudge, _retype, _known, _known, _swap),
    *(_grow, _grow, _replace, _override, _override, _patch, _copy, _splice, _remove),
)
