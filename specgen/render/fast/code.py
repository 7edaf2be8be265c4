"""What V8 has compiled of CDKTF and the bindings is kept in the user's cache folder.

Safe because code is found by the digest of the text that it was compiled from, V8 itself refuses
what another version or other flags have made, and the file is read only where its own digest is as
written: anything else is compiled anew. It is replaced whole, by whoever ends last.
Checked by tests/test_kept.py: removed or damaged, two renders at once.
"""

import os
from pathlib import Path

from specgen.render import cache
from specgen.render.fast.preamble import required

SCRIPT = Path(__file__).with_name("code.cjs")
VARIABLE = "SPECGEN_CODE_CACHE"


def declined() -> str | None:
    return f"{cache.SWITCH} is 0" if os.environ.get(cache.SWITCH) == "0" else None


def unavailable_reason() -> str | None:
    if not SCRIPT.is_file():
        return f"{SCRIPT} is missing"
    return None if folder() else "there is no cache folder that is ours alone"


def folder() -> Path | None:
    return cache.folder("code")


def install(_types: tuple[str, ...] = ()) -> None:
    os.environ[VARIABLE] = str(folder())
    required(SCRIPT)


def forget() -> None:
    if (home := folder()) is not None:
        cache.empty(home)
