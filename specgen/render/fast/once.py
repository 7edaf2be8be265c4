"""Reduce CDKTF's three passes over each element to one if the first and last change nothing.

`App.synth()` resolves every element to find references across stacks, again for its fragment, and
once more with the whole stack. specgen's root modules read each other through parameters, so the
first pass finds nothing, and it leaves nothing for the last pass to resolve.

Safe because the short way is taken only if none of the program's own code runs meanwhile (aspects,
methods that Python overrides, custom synthesis, validation). It stops at a reference across stacks
and at any token that is not a plain one of CDKTF's, and skips the last pass only if the text holds
no token. If it stops, the full way writes the same files again. It replaces parts of CDKTF, so it
runs only with versions whose output was compared.
Checked by the equality program: two of its parts take the short way, one must not
(test_shortcuts.py).
"""

from pathlib import Path

from specgen.render.fast import preamble, tested

TESTED = ("0.21.0",)
SCRIPT = Path(__file__).with_name("once.cjs")


def unavailable_reason() -> str | None:
    if reason := tested.unavailable_reason("cdktf", TESTED):
        return reason
    return None if SCRIPT.is_file() else f"{SCRIPT} is missing"


def install(_types: tuple[str, ...] = ()) -> None:
    preamble.required(SCRIPT)
