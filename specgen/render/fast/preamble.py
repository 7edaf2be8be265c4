"""Makes Node load preamble.cjs before jsii."""

import os
from pathlib import Path

SCRIPT = Path(__file__).with_name("preamble.cjs")


def unavailable_reason() -> str | None:
    return None if SCRIPT.is_file() else f"{SCRIPT} is missing"


def install(_types: tuple[str, ...] = ()) -> None:
    required(SCRIPT)


def required(script: Path) -> None:
    """Node runs the script before anything else, after the scripts required earlier."""
    earlier = os.environ.get("NODE_OPTIONS", "")
    os.environ["NODE_OPTIONS"] = f"{earlier} --require {quoted(script)}".strip()


def quoted(path: Path) -> str:
    """A path as one word of NODE_OPTIONS, which knows only double quotes and backslashes."""
    escaped = str(path).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
