"""Reads what is needed of the list, one file after the other; nothing is written here."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass

from specgen.cost.refresh.download import Limits, NoFileError, lines
from specgen.cost.refresh.match import Found, Missed, matched, usages
from specgen.cost.refresh.plan import File, Plan
from specgen.cost.refresh.table import table


@dataclass(frozen=True, slots=True)
class Read:
    found: tuple[Found, ...]
    missed: tuple[Missed, ...]


def read(plan: Plan, address: str, limits: Limits, tell: Callable[[str], None]) -> Read:
    """tell: what is read; raises: ListError"""
    results = [one for file in plan.files for one in _file(file, address, limits, tell)]
    return Read(
        tuple(one for one in results if isinstance(one, Found)),
        tuple(one for one in results if isinstance(one, Missed)),
    )


def _file(
    file: File, address: str, limits: Limits, tell: Callable[[str], None]
) -> Iterator[Found | Missed]:
    where = f"{address}{file.path}"
    count = f"{len(file.meters)} meter" + ("s" if len(file.meters) > 1 else "")
    tell(f"{file.offer} of {'all regions' if file.region == '*' else file.region}: {count}")
    try:
        with closing(lines(where, limits)) as texts:
            found = table(texts, where, usages(file.meters))
            yield from matched(found, file.region, file.meters, where)
    except NoFileError as error:
        yield from (Missed(meter, file.region, str(error)) for meter in file.meters)
