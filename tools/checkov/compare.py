"""Failures against the list: new ones, entries that match nothing, and failures allowed twice."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from checkov.allowed import Entry, Part
from checkov.report import Failure


class Comparison(NamedTuple):
    """twice: a failure, and the parts of two or more entries that allow it

    verdicts: verdict -> how many failures it allows
    """

    new: tuple[Failure, ...]
    stale: tuple[Part, ...]
    twice: tuple[tuple[Failure, tuple[Part, ...]], ...]
    verdicts: Counter[str]

    @property
    def agrees(self) -> bool:
        return not (self.new or self.stale or self.twice)


def compare(failures: Sequence[Failure], entries: Sequence[Entry]) -> Comparison:
    parts = [part for entry in entries for part in entry.parts()]
    used: set[int] = set()
    new, twice = [], []
    verdicts: Counter[str] = Counter()
    for failure in failures:
        matching = [number for number, part in enumerate(parts) if part.matches(failure)]
        used.update(matching)
        allowing = tuple(parts[number] for number in matching)
        if not allowing:
            new.append(failure)
            continue
        verdicts[allowing[0].entry.verdict] += 1
        if len({id(part.entry) for part in allowing}) > 1:
            twice.append((failure, allowing))
    stale = tuple(part for number, part in enumerate(parts) if number not in used)
    return Comparison(tuple(new), stale, tuple(twice), verdicts)
