"""Ends a command as its own exit would: processes it started end, and its folders are removed."""

import signal
import sys
from types import FrameType
from typing import NoReturn

_ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Sent by a CI job that is cancelled, a container that is stopped, and a terminal that is closed.
Python ends at once for these, and cleans up nothing; for SIGINT it raises KeyboardInterrupt."""


def unwind_when_ended() -> None:
    """A signal that the caller ignores stays ignored, as nohup wants it."""
    for number in _ENDING:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _unwind)


def _unwind(number: int, _: FrameType | None) -> NoReturn:
    for other in _ENDING:
        signal.signal(other, signal.SIG_IGN)  # a second one would interrupt the cleaning
    sys.exit(128 + number)
