"""The commands of the command line; the modules that they call do the work.

A command imports what it needs when it runs: loading everything takes longer than seeing that
nothing changed.
"""
# ruff: noqa: I001  the order of the imports is that of the commands in the help

import atexit
import gc
import os
import sys

from specgen.render import stock
from specgen.cli import render, fix, watch, review, lock, inspect, cost, prices, about
from specgen.cli.app import app
from specgen.documents.extensions import BrokenKind
from specgen.cli.options import BUG, USAGE, Format, err, show_bug
from specgen.cli.signals import unwind_when_ended
from specgen.findings.characters import one_line

SHORT = (["render"], ["validate"])
"""Commands that do one thing and end."""

__all__ = [
    "Format",
    "about",
    "app",
    "cost",
    "fix",
    "inspect",
    "lock",
    "main",
    "prices",
    "render",
    "review",
    "watch",
]


def _keep_all_objects() -> None:
    """Turns off the garbage collector: a render's objects live until the process ends."""
    gc.disable()
    atexit.register(gc.freeze)  # the interpreter collects at exit, even if this is disabled


def main() -> None:
    """Runs a command; an internal error is reported and exits with 3."""
    if sys.argv[1:2] in SHORT and not stock.is_asked():
        _keep_all_objects()
    unwind_when_ended()
    try:
        app()
    except BrokenKind as error:
        from specgen.cli.crash import extension_of

        guilty = extension_of(error)
        whose = f" (kinds of {guilty.package} {guilty.version})" if guilty else ""
        err.print(f"specgen: {one_line(str(error))}{whose}", markup=False)
        sys.exit(USAGE)
    except OSError as error:
        err.print(f"specgen: {one_line(str(error))}", markup=False)
        sys.exit(USAGE)
    except Exception as error:
        if os.environ.get("SPECGEN_DEBUG"):
            raise
        show_bug(error)
        sys.exit(BUG)
