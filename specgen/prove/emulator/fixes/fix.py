"""A correction of one method of moto, which can be installed and removed again."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partialmethod
from typing import Any

SEEN_WITH = "5.2.5"

Replacement = Callable[..., Any]
"""Called with the object, moto's own method (None if it has none), and the arguments."""

_MISSING = object()


@dataclass(frozen=True, slots=True)
class Fix:
    """owner, name: the method; wrong: how moto differs from AWS; seen_with: moto's version"""

    owner: type
    name: str
    wrong: str
    replacement: Replacement
    seen_with: str = SEEN_WITH

    @contextmanager
    def installed(self) -> Generator[None]:
        own = self.owner.__dict__.get(self.name, _MISSING)
        before = getattr(self.owner, self.name, None)
        setattr(self.owner, self.name, partialmethod(self.replacement, before))
        try:
            yield
        finally:
            if own is _MISSING:
                delattr(self.owner, self.name)
            else:
                setattr(self.owner, self.name, own)


def fix(owner: type, name: str) -> Callable[[Replacement], Fix]:
    """The replacement's docstring says what is wrong."""

    def made(replacement: Replacement) -> Fix:
        return Fix(owner, name, (replacement.__doc__ or "").strip(), replacement)

    return made
