"""Python's collector of cycles: what a render makes lives to its end, so none is found."""

import atexit
import gc


def off() -> None:
    """For a process that does one thing and ends: not for one that watches."""
    gc.disable()
    atexit.register(gc.freeze)  # the end collects, too, enabled or not
