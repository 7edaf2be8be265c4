"""Some of many variants, the same ones each time."""

import random
from collections.abc import Iterable, Iterator
from itertools import groupby

from oracle.variants import Variant

SEED = 14


def few(variants: Iterable[Variant], each: int | None) -> Iterator[Variant]:
    """each: of one key in one document; all if None. Their order is kept."""
    dice = random.Random(SEED)  # noqa: S311  repeatable
    for _, some in groupby(variants, key=lambda v: (v.case.id, v.index, v.pointer)):
        listed = list(some)
        count = len(listed) if each is None else min(each, len(listed))
        yield from (listed[i] for i in sorted(dice.sample(range(len(listed)), count)))
