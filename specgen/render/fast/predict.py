"""Whether a program allows the names of objects to be predicted."""

from collections.abc import Generator
from contextlib import contextmanager

_asked = False


@contextmanager
def foretold() -> Generator[None]:
    """For a program that an error in any object ends, no matter when the error shows."""
    global _asked  # noqa: PLW0603  one, like the Node process
    before, _asked = _asked, True
    try:
        yield
    finally:
        _asked = before


def is_asked() -> bool:
    return _asked
