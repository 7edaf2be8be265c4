"""Whether a program lets the names of objects be predicted."""

from collections.abc import Generator
from contextlib import contextmanager

_asked = False


@contextmanager
def foretold() -> Generator[None]:
    """For a program that a mistake in any object ends, whenever it is met."""
    global _asked  # noqa: PLW0603  as the process of Node, there is one
    before, _asked = _asked, True
    try:
        yield
    finally:
        _asked = before


def is_asked() -> bool:
    return _asked
