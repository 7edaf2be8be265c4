"""Some of many variants, the same ones each time."""

import random
from collections.abc import Iterable, Iterator
from itertools import groupby

from oracle.variants import Variant

SEED = 14


def few(variants: Iterable[Variant], each: int | None) -> Iterator[Variant]:
    """each: of one key in one document; all if None. Their order is kept."""
    dice = _dice()
    for _, some in groupby(variants, key=lambda v: (v.case.id, v.index, v.pointer)):
        listed = list(some)
        yield from listed if each is None else _chosen(dice, listed, each)


def of_one_document(variants: Iterable[Variant], count: int) -> list[Variant]:
    """They need one question to the provider."""
    dice = _dice()
    groups = groupby(variants, key=lambda v: (v.case.id, v.index))
    documents = [list(some) for _, some in groups]
    large = [variants for variants in documents if len(variants) >= count]
    return _chosen(dice, dice.choice(large or documents), count)


def _dice() -> random.Random:
    return random.Random(SEED)  # noqa: S311  repeatable


def _chosen(dice: random.Random, listed: list[Variant], count: int) -> list[Variant]:
    count = min(count, len(listed))
    return [listed[i] for i in sorted(dice.sample(range(len(listed)), count))]
