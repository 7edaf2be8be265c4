"""An error that a check raised: a bug of ours, never a fault of the document."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from specgen.findings.finding import Place


class NotOurs(Exception):
    """An error that ends the run: its text says who has to fix what."""


@dataclass(frozen=True, slots=True)
class Crash:
    """code: of the rule that was being checked; document: kind/name

    place: of that document; where: environment/region; all three are empty if it was about many
    """

    code: str
    error: Exception
    document: str = ""
    place: Place | None = None
    where: str = ""


@contextmanager
def kept(
    crashes: list[Crash], code: str, document: str = "", place: Place | None = None
) -> Generator[None]:
    """An error inside is added to the list, so that what follows is still checked."""
    try:
        yield
    except NotOurs:
        raise
    except Exception as error:  # noqa: BLE001  whatever it is, the other checks must run
        crashes.append(Crash(code, error, document, place))
