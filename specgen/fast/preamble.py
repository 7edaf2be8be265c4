"""Makes Node load preamble.cjs before jsii, and gives it a private folder for compiled code."""

import os
import stat
from pathlib import Path

SCRIPT = Path(__file__).with_name("preamble.cjs")


def unavailable_reason() -> str | None:
    return None if SCRIPT.is_file() else f"{SCRIPT} is missing"


def install() -> None:
    earlier = os.environ.get("NODE_OPTIONS", "")
    os.environ["NODE_OPTIONS"] = f"{earlier} --require {quoted(SCRIPT)}".strip()
    if folder := code_cache():
        os.environ["SPECGEN_CODE_CACHE"] = str(folder)


def quoted(path: Path) -> str:
    """A path as one word of NODE_OPTIONS, which knows double quotes and backslashes only."""
    escaped = str(path).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def code_cache() -> Path | None:
    """The folder for V8's compiled code, or None where it could not be kept private."""
    try:
        folder = _user_cache() / "specgen" / "v8"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder if _is_private(folder) else None
    except (OSError, RuntimeError):  # RuntimeError: there is no home directory
        return None


def _user_cache() -> Path:
    # The XDG rules: a relative path is to be ignored.
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".cache"


def _is_private(folder: Path) -> bool:
    """Whether nobody else can put code there that our Node would run."""
    if os.name != "posix":
        return True  # a Windows profile folder is private by its access list
    found = folder.lstat()
    is_ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    return is_ours and not found.st_mode & 0o077
