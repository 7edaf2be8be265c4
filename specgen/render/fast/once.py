"""CDKTF's three passes over each element are one where the first and the last change nothing.

`App.synth()` resolves every element to find references across stacks, again for its fragment, and
once more with the whole stack. specgen's root modules read each other through parameters, so the
first finds nothing; and what is resolved has nothing left for the last.

Safe because the short way is taken only where nothing of the program's own runs meanwhile (aspects,
methods that Python overrides, custom synthesis, validation); it stops at a reference across stacks
and at any token that is not CDKTF's own plain one, and leaves out the last pass only where the text
holds no token. Wherever it stops, the whole way writes the same files anew. It replaces parts of
CDKTF: only versions whose output was compared.
Checked by the equality program, of which two parts take it and one must not (test_shortcuts.py).
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
