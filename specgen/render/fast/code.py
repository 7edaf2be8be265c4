"""Keep V8's compiled code of CDKTF and the bindings in the user's cache folder.

Safe because code is found by the digest of the text that it was compiled from, V8 itself refuses
code from another version or other flags, and the file is used only if its own digest matches:
anything else is compiled again. The file is replaced as a whole; the last render to end wins.
Checked by tests/render/test_kept.py: removed or damaged, two renders at once.
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
    return None if folder() else "there is no cache folder that only this user can write to"


def folder() -> Path | None:
    return cache.folder("code")


def install(_types: tuple[str, ...] = ()) -> None:
    os.environ[VARIABLE] = str(folder())
    required(SCRIPT)


def forget() -> None:
    if (home := folder()) is not None:
        cache.empty(home)
