"""Input number n: always the same, so that a failure can be reproduced by its number."""

from collections.abc import Mapping
from functools import cache, lru_cache
from random import Random
from typing import Any

from fuzzing import bytes_of, grafts, trees
from fuzzing.corpus import Seed, documents, seeds

STRUCTURAL = 0.6
"""Share of inputs that are mutated as data; the others as bytes."""

VALUES, GRAFTS = MUTATORS = ("values", "grafts")
DONORS = 3
"""Files that the parts of a graft are taken from."""


def make(seed: int, number: int, mutator: str = VALUES) -> tuple[str, Mapping[str, bytes]]:
    """(what it was made of, files below specs/)."""
    return _grafted(seed, number) if mutator == GRAFTS else _mutated(seed, number)


def _mutated(seed: int, number: int) -> tuple[str, Mapping[str, bytes]]:
    rng = Random(f"{seed}:{number}")
    start, other = _start(rng), _start(rng)
    target = start.target if rng.random() < 0.9 else rng.choice(sorted(start.files))
    content, donor = start.files[target], other.files[other.target]
    if rng.random() < STRUCTURAL:
        tree = trees.mutate(rng, documents(content), documents(donor))
        return f"data of {start.name}", {**start.files, target: trees.written(rng, tree)}
    return f"bytes of {start.name}", {**start.files, target: bytes_of.mutate(rng, content, donor)}


def _grafted(seed: int, number: int) -> tuple[str, Mapping[str, bytes]]:
    rng = Random(f"{GRAFTS}:{seed}:{number}")
    start = _start(rng)
    target = start.target if rng.random() < 0.8 else rng.choice(sorted(start.files))
    others = [start, *(_start(rng) for _ in range(DONORS))]
    donors = [
        d for one in others for name in sorted(one.files) for d in _documents(one.files[name])
    ]
    tree = grafts.mutate(rng, _documents(start.files[target]), donors)
    return f"grafts on {start.name}", {**start.files, target: trees.written(rng, tree)}


@lru_cache(maxsize=4_000)
def _documents(content: bytes) -> list[dict[str, Any]]:
    """Grafts copy what they take, so that they never change these."""
    return documents(content)


def _start(rng: Random) -> Seed:
    """Mostly cases; the shipped documents are large and slow."""
    few, many = _few_and_many()
    return rng.choice(few if rng.random() < 0.04 else many)


@cache
def _few_and_many() -> tuple[tuple[Seed, ...], tuple[Seed, ...]]:
    few = tuple(s for s in seeds() if s.name.startswith("specs/"))
    return few, tuple(s for s in seeds() if not s.name.startswith("specs/"))
