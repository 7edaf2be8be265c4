"""The proof that the fast way gives the same bytes as the stock way on this machine: `compare()`.

The program renders some 375 resources of 96 types in eleven stacks: tokens, lists, functions,
lifecycle, dependencies, for_each, count, aliases, nested blocks, overrides, aspects that Node calls
back for, references across stacks, and the messages of nine mistakes. One app has everything that
rules out the shortcuts, one takes the short way out, one is also made ahead of Node.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from specgen.render import stock

Files = dict[str, bytes]
"""Path below the output folder -> content."""


SAID = "some 375 resources of 96 types, and a control that differs"


@dataclass(frozen=True, slots=True)
class Rendered:
    """said: on stderr"""

    files: Files
    said: str


def render(outdir: Path, layers: str, *arguments: str, prefix: tuple[str, ...] = ()) -> Rendered:
    """layers: as in SPECGEN_FAST; prefix: in place of `-m specgen.render.fast.equality`

    raises: CalledProcessError
    """
    environment = {**os.environ, stock.SWITCH: layers}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # the stock way compiles 2,100 modules
    command = [sys.executable, *(prefix or ("-m", __name__)), str(outdir), *arguments]
    done = subprocess.run(command, env=environment, text=True, check=True, capture_output=True)
    files = (path for path in outdir.rglob("*") if path.is_file())
    return Rendered({p.relative_to(outdir).as_posix(): p.read_bytes() for p in files}, done.stderr)


def differing(one: Files, other: Files) -> list[str]:
    """Paths whose bytes differ, or that only one has."""
    return sorted(p for p in one.keys() | other.keys() if one.get(p) != other.get(p))


def compare() -> Iterator[str]:
    """What is wrong, in sentences; nothing if both ways give the same bytes.

    raises: CalledProcessError if either way does not render at all
    """
    with tempfile.TemporaryDirectory(prefix="specgen-") as folder:
        slow, fast, control = (Path(folder, name) for name in ("stock", "fast", "control"))
        wanted, made = render(slow, "0"), render(fast, "1")
        for path in differing(wanted.files, made.files):
            yield f"{path} differs between the fast way and the stock way"
        if made.said:
            yield made.said.strip()
        yield from _several(Path(folder))
        if not differing(wanted.files, render(control, "1", "8", "another").files):
            yield "the control has another value but rendered the same: the comparison is blind"


def _several(folder: Path) -> Iterator[str]:
    """As compare(), of several providers in one app."""
    program = ("-m", f"{__name__}.bindings")
    wanted = render(folder / "several-stock", "0", prefix=program)
    made = render(folder / "several", "1", prefix=program)
    for path in differing(wanted.files, made.files):
        yield f"{path} of several providers differs between the fast way and the stock way"
    if made.said:
        yield made.said.strip()
